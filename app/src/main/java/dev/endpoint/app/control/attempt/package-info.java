/// The picture of an attempt: its ribbon, the race in lanes, its deadline, and how it ended.
@NullMarked
package dev.endpoint.app.control.attempt;

import org.jspecify.annotations.NullMarked;
