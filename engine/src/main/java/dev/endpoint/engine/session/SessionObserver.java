package dev.endpoint.engine.session;

/// Hears of every change, on the reactor thread.
public interface SessionObserver {
  void changed(SessionState state);

  /// Bytes passed, so that the recording grows before this turn of the reactor ends. Called for
  /// every read and write: it has to be cheap, like ringing a bell that rings already.
  default void grew(long id) {}

  /// The session was forgotten, or dropped as one of the oldest ended ones.
  void removed(long id);
}
