@NullMarked
package dev.endpoint.engine.type.tcp;

import org.jspecify.annotations.NullMarked;
