package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Keeping;
import dev.endpoint.engine.transport.Failure;
import org.jspecify.annotations.Nullable;

/// How a keeper is doing, in words.
final class Keep {
  private Keep() {}

  /// Where it stands: `waiting 4 s to retry, 3 failures`.
  ///
  /// @param now reactor time
  static String words(SessionState state, long now) {
    Keeping keeping = state.keeping();
    if (keeping == null) {
      return Words.state(state);
    }
    return switch (state.phase()) {
      case WAITING ->
          "waiting " + Times.left(keeping.nextNanos() - now) + " to retry" + failed(keeping);
      case TRYING -> "trying, attempt " + keeping.attempts();
      case KEPT -> "connected, attempt " + keeping.attempts();
      default -> Words.state(state);
    };
  }

  private static String failed(Keeping keeping) {
    return keeping.failures() < 2 ? "" : ", " + keeping.failures() + " failures";
  }

  /// `4 attempts · 1 connection · 3 failures in a row`.
  static String counts(Keeping keeping) {
    String counts =
        Words.count(keeping.attempts(), "attempt", "attempts")
            + " \u00B7 "
            + Words.count(keeping.connections(), "connection", "connections");
    return keeping.failures() < 2
        ? counts
        : counts + " \u00B7 " + keeping.failures() + " failures in a row";
  }

  /// `· last: Refused by 127.0.0.1:80 (ECONNREFUSED)`; empty while connected.
  static String last(Keeping keeping) {
    Failure last = keeping.last();
    if (last == null) {
      return "";
    }
    String code = last.code().isEmpty() ? "" : " (" + last.code() + ")";
    return "\u00B7 last: " + last.message() + code;
  }

  /// How much of its wait is over; null when it does not wait.
  static @Nullable Deadline pause(SessionState state, long now) {
    Keeping keeping = state.keeping();
    if (keeping == null || state.phase() != SessionState.Phase.WAITING) {
      return null;
    }
    long began = state.phaseNanos();
    return new Deadline(now - began, keeping.nextNanos() - began);
  }
}
