package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.Recording;
import org.jspecify.annotations.Nullable;

/// Finds where the messages of one direction end: a pure machine that is given the bytes in any
/// pieces. It never throws, whatever the bytes are, and keeps at most a head of a few bytes.
interface Cutter {
  /// Takes bytes until a message ends or there are no more; returns how many it took. It takes at
  /// least one if there is one.
  int take(byte[] bytes, int from, int to);

  /// Whether a message ended with what was taken last.
  boolean ended();

  /// How many of the bytes taken last already belong to the next message, if one [#ended].
  default int ahead() {
    return 0;
  }

  /// The message that [#ended] was taken note of; what is [#ahead] belongs to the one under way.
  default void next() {}

  /// Whether the message under way is over before a record that comes next, in either direction.
  ///
  /// @param own whether the record is of this direction
  default boolean endsBefore(Recording.Record next, boolean own) {
    return false;
  }

  /// How many of the next bytes it need not see.
  default long blind() {
    return 0;
  }

  /// Passes over as many unseen bytes, [#blind] at most.
  default void skip(long count) {}

  /// A record of this direction begins.
  default void at(Recording.Record record) {}

  /// Why the message that ended, or the one under way, could not be cut; null if it could.
  default @Nullable String flaw() {
    return null;
  }

  /// What the message under way still lacks; empty if it may be whole as it is.
  default String lack() {
    return "";
  }

  Cutter copy();
}
