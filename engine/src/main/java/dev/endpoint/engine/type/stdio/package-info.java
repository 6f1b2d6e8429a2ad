@NullMarked
package dev.endpoint.engine.type.stdio;

import org.jspecify.annotations.NullMarked;
