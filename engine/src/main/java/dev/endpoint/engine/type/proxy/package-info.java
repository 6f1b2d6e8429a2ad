@NullMarked
package dev.endpoint.engine.type.proxy;

import org.jspecify.annotations.NullMarked;
