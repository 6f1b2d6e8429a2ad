@NullMarked
package dev.endpoint.engine.reactor;

import org.jspecify.annotations.NullMarked;
