package dev.endpoint.engine.service;

/// What happens to a listener's open connections when it stops.
public enum StopMode {
  /// They stay as they are.
  LEAVE,
  /// We say nothing more on them and they end when the peer has finished too.
  DRAIN,
  /// They are closed, after what is in their outboxes.
  CLOSE
}
