@NullMarked
package dev.endpoint.engine.type.process;

import org.jspecify.annotations.NullMarked;
