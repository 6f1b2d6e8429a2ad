@NullMarked
package dev.endpoint.engine.type.unix;

import org.jspecify.annotations.NullMarked;
