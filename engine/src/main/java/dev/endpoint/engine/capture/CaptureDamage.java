package dev.endpoint.engine.capture;

import java.io.IOException;

/// A capture file holds something that this program did not write there.
final class CaptureDamage extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param words what is wrong, to stand after a colon
  CaptureDamage(String words) {
    super(words);
  }
}
