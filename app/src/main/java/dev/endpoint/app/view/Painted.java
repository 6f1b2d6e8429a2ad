package dev.endpoint.app.view;

import javafx.animation.AnimationTimer;

/// Does something once, when what is on the screen now has been painted.
final class Painted extends AnimationTimer {
  /// The first pulses come before the window is exposed, and what they paint is not seen: half a
  /// second later it is on the screen.
  private static final int PULSES = 30;

  private final Runnable action;
  private int seen;

  Painted(Runnable action) {
    this.action = action;
  }

  @Override
  public void handle(long now) {
    if (++seen == PULSES) {
      stop();
      action.run();
    }
  }
}
