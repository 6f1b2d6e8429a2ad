@NullMarked
package dev.endpoint.engine.syntax;

import org.jspecify.annotations.NullMarked;
