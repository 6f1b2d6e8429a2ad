@NullMarked
package dev.endpoint.engine.testing;

import org.jspecify.annotations.NullMarked;
