package dev.endpoint.engine.service;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;

/// Words for what services bring to an end themselves.
final class Endings {
  private Endings() {}

  /// Somebody waited for a service that was stopped.
  ///
  /// @param stage as in [Failure#stage]
  static Failure stopped(String stage) {
    return new Failure(
        Failure.Kind.CANCELLED,
        stage,
        "",
        "The service was stopped",
        "Nothing comes of waiting for it until it is started again.");
  }

  /// Why there is no connection any more.
  static Failure of(Watched connection, CloseReason reason) {
    Failure trouble = reason.trouble();
    if (trouble != null) {
      return trouble;
    }
    String peer = connection.peerText();
    String words = "The connection with " + peer + " was " + reason.words();
    return new Failure(Failure.Kind.OTHER, "open", peer, words, "");
  }
}
