package dev.endpoint.engine.capture;

import java.io.IOException;

/// A recording may not grow any more.
final class LimitReached extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param sentence what happened and what to do
  LimitReached(String sentence) {
    super(sentence);
  }
}
