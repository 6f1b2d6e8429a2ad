/// What is built of endpoints: the relay.
@NullMarked
package dev.endpoint.engine.service;

import org.jspecify.annotations.NullMarked;
