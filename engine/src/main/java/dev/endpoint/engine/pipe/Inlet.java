package dev.endpoint.engine.pipe;

import dev.endpoint.engine.pipe.Pipes.Source;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One stream that is read, at most one piece ahead. Reactor thread only.
final class Inlet {
  final Source source;
  private boolean reading;
  private boolean waiting;
  private boolean ended;
  private @Nullable ByteBuffer piece;

  Inlet(Source source) {
    this.source = source;
  }

  boolean mayRead() {
    return !reading && !waiting && !ended;
  }

  void reads() {
    reading = true;
  }

  /// What was read; null for the end. It waits to be taken.
  void arrived(@Nullable ByteBuffer bytes) {
    reading = false;
    waiting = true;
    piece = bytes;
  }

  boolean isWaiting() {
    return waiting;
  }

  /// Takes what waits; null at the end.
  @Nullable ByteBuffer take() {
    waiting = false;
    ByteBuffer taken = piece;
    piece = null;
    ended = taken == null;
    return taken;
  }

  boolean hasEnded() {
    return ended;
  }
}
