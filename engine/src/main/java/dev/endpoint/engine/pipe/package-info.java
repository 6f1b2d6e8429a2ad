@NullMarked
package dev.endpoint.engine.pipe;

import org.jspecify.annotations.NullMarked;
