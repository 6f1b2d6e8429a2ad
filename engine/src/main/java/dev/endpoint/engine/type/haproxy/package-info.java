@NullMarked
package dev.endpoint.engine.type.haproxy;

import org.jspecify.annotations.NullMarked;
