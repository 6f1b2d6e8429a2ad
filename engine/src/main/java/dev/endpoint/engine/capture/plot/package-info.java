/// What a recording comes to over time: how many bytes, in how large pieces, and how long one side
/// waited for the other.
@NullMarked
package dev.endpoint.engine.capture.plot;

import org.jspecify.annotations.NullMarked;
