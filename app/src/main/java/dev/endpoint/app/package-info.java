@NullMarked
package dev.endpoint.app;

import org.jspecify.annotations.NullMarked;
