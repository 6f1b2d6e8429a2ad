package dev.endpoint.app.control.messages;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Tells conversations to a recorder in memory, a millisecond after each other.
final class Talk {
  private long nanos;
  private final MemoryRecorder recorder = new MemoryRecorder(() -> nanos);

  Talk sent(String text) {
    return say(Direction.SENT, text.getBytes(StandardCharsets.UTF_8));
  }

  Talk received(String text) {
    return say(Direction.RECEIVED, text.getBytes(StandardCharsets.UTF_8));
  }

  Talk say(Direction direction, byte... bytes) {
    nanos += 1_000_000;
    recorder.data(direction, ByteBuffer.wrap(bytes));
    return this;
  }

  Talk event(String words) {
    nanos += 1_000_000;
    recorder.event(words);
    return this;
  }

  Recording recording() {
    return recorder.recording();
  }
}
