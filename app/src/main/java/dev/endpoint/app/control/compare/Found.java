package dev.endpoint.app.control.compare;

import dev.endpoint.engine.capture.search.Hits;

/// What was found in both streams, as far as it was known at one moment.
record Found(Hits left, Hits right) {
  static final Found NOTHING = new Found(Hits.NONE, Hits.NONE);

  Hits side(boolean isLeft) {
    return isLeft ? left : right;
  }

  long count() {
    return left.count() + right.count();
  }

  /// How many can be gone to.
  int kept() {
    return left.size() + right.size();
  }
}
