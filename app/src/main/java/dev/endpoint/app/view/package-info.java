@NullMarked
package dev.endpoint.app.view;

import org.jspecify.annotations.NullMarked;
