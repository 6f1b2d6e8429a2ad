@NullMarked
package dev.endpoint.engine.plugin;

import org.jspecify.annotations.NullMarked;
