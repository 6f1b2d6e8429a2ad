@NullMarked
package dev.endpoint.engine.type.tls;

import org.jspecify.annotations.NullMarked;
