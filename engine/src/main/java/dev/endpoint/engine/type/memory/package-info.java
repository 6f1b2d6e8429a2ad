@NullMarked
package dev.endpoint.engine.type.memory;

import org.jspecify.annotations.NullMarked;
