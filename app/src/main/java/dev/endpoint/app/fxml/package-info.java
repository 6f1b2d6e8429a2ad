@NullMarked
package dev.endpoint.app.fxml;

import org.jspecify.annotations.NullMarked;
