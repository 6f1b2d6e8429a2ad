/// The form of an endpoint string: its fields, and how they are laid out.
@NullMarked
package dev.endpoint.app.control.form;

import org.jspecify.annotations.NullMarked;
