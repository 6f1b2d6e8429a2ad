package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;
import org.jspecify.annotations.Nullable;

/// How much of its time an attempt has used.
///
/// @param elapsed nanoseconds since it began
/// @param limit nanoseconds it was given
public record Deadline(long elapsed, long limit) {
  /// @return null when the attempt has no deadline or is over
  public static @Nullable Deadline of(SessionState state, long now) {
    if (state.phase() != SessionState.Phase.ATTEMPTING || state.deadline().isEmpty()) {
      return null;
    }
    return new Deadline(
        now - state.startedNanos(), state.deadline().getAsLong() - state.startedNanos());
  }

  public double fraction() {
    return limit <= 0 ? 1 : Math.clamp((double) elapsed / limit, 0, 1);
  }

  public long remaining() {
    return Math.max(0, limit - elapsed);
  }

  /// `0.4 of 10 s`.
  public String words() {
    String used = Times.running(Math.min(elapsed, limit));
    String all = Times.limit(limit);
    boolean sameUnit = used.endsWith(" s") && all.endsWith(" s") && !used.contains("min");
    return (sameUnit ? used.substring(0, used.length() - 2) : used) + " of " + all;
  }
}
