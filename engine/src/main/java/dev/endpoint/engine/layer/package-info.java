@NullMarked
package dev.endpoint.engine.layer;

import org.jspecify.annotations.NullMarked;
