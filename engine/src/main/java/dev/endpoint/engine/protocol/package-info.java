@NullMarked
package dev.endpoint.engine.protocol;

import org.jspecify.annotations.NullMarked;
