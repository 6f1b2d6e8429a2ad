/// A conversation over time, drawn: rates, waits and sizes. Controls over a recording; they belong
/// to the FX thread, and read off it.
@NullMarked
package dev.endpoint.app.control.plot;

import org.jspecify.annotations.NullMarked;
