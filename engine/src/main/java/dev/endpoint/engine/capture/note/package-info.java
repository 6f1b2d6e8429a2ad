/// What people write to the bytes of a recording, and the colours they give them, kept beside its
/// capture. Everything here blocks and belongs to the thread that calls it.
@NullMarked
package dev.endpoint.engine.capture.note;

import org.jspecify.annotations.NullMarked;
