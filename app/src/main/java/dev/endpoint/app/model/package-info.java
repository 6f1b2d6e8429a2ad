@NullMarked
package dev.endpoint.app.model;

import org.jspecify.annotations.NullMarked;
