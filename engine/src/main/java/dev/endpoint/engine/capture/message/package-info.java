/// Messages cut out of a recording afterwards, without touching a byte: by read, line, pause,
/// delimiter, length, or by what a protocol says. Everything here blocks and belongs to the thread
/// that calls it; none of it is for the reactor.
@NullMarked
package dev.endpoint.engine.capture.message;

import org.jspecify.annotations.NullMarked;
