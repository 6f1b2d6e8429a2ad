package dev.endpoint.engine.session;

/// Hears of every change, on the reactor thread.
public interface SessionObserver {
  void changed(SessionState state);

  /// The session was forgotten, or dropped as one of the oldest ended ones.
  void removed(long id);
}
