@NullMarked
package dev.endpoint.engine;

import org.jspecify.annotations.NullMarked;
