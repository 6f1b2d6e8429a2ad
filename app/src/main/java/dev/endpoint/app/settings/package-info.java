@NullMarked
package dev.endpoint.app.settings;

import org.jspecify.annotations.NullMarked;
