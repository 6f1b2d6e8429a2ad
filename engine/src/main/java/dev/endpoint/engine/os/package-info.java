@NullMarked
package dev.endpoint.engine.os;

import org.jspecify.annotations.NullMarked;
