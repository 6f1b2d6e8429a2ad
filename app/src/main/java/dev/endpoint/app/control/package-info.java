@NullMarked
package dev.endpoint.app.control;

import org.jspecify.annotations.NullMarked;
