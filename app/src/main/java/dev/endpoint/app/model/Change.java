package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;

/// News of one session, as the engine's side hands it over.
public sealed interface Change {
  record Changed(SessionState state) implements Change {}

  /// It was forgotten, or dropped as one of the oldest ended ones.
  record Removed(long id) implements Change {}
}
