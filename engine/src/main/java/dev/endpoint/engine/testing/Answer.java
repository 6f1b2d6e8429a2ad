package dev.endpoint.engine.testing;

import dev.endpoint.engine.transport.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How an address of a [MemoryNetwork] answers when it is dialed.
///
/// @param delay how long it takes to answer; does not matter for [Kind#HANG]
/// @param failure what a [Kind#FAIL] answers
public record Answer(Kind kind, Duration delay, @Nullable Failure failure) {
  public enum Kind {
    ACCEPT,
    REFUSE,
    FAIL,
    HANG
  }

  /// It connects, in the next turn.
  public static Answer accept() {
    return new Answer(Kind.ACCEPT, Duration.ZERO, null);
  }

  /// Nothing listens there: `ECONNREFUSED`.
  public static Answer refuse() {
    return new Answer(Kind.REFUSE, Duration.ZERO, null);
  }

  /// It fails in this way.
  public static Answer fail(Failure failure) {
    return new Answer(Kind.FAIL, Duration.ZERO, failure);
  }

  /// It never answers.
  public static Answer hang() {
    return new Answer(Kind.HANG, Duration.ZERO, null);
  }

  /// The same answer, but only after this long.
  public Answer after(Duration delay) {
    return new Answer(kind, delay, failure);
  }
}
