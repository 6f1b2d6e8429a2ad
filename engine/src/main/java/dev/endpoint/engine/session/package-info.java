@NullMarked
package dev.endpoint.engine.session;

import org.jspecify.annotations.NullMarked;
