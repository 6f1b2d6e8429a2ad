@NullMarked
package dev.endpoint.engine.endpoint;

import org.jspecify.annotations.NullMarked;
