/// What is built of endpoints: services that connect or listen as long as a program runs, a port
/// for one connection, the relay.
@NullMarked
package dev.endpoint.engine.service;

import org.jspecify.annotations.NullMarked;
