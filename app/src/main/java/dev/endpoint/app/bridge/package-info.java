@NullMarked
package dev.endpoint.app.bridge;

import org.jspecify.annotations.NullMarked;
