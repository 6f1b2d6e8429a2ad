@NullMarked
package dev.endpoint.engine.net;

import org.jspecify.annotations.NullMarked;
