@NullMarked
package dev.endpoint.engine.transport;

import org.jspecify.annotations.NullMarked;
