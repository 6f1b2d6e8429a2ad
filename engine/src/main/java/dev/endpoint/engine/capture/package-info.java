@NullMarked
package dev.endpoint.engine.capture;

import org.jspecify.annotations.NullMarked;
