package dev.endpoint.app.control.plot;

import dev.endpoint.engine.capture.plot.TimeSpan;
import org.jspecify.annotations.Nullable;

/// What is to be drawn.
///
/// @param span which time; null for all
/// @param most in how many columns at most
record Ask(@Nullable TimeSpan span, int most) {}
