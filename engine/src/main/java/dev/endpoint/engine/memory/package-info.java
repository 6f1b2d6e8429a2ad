@NullMarked
package dev.endpoint.engine.memory;

import org.jspecify.annotations.NullMarked;
