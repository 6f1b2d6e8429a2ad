package dev.endpoint.engine.capture.trace;

import java.io.IOException;

/// A trace goes on with something that cannot be read; what came before it stands.
final class TraceDamage extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param words what is wrong, to stand after a colon
  TraceDamage(String words) {
    super(words);
  }
}
