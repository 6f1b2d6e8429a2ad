package dev.endpoint.app.view;

import javafx.animation.AnimationTimer;

/// Does something once, when what is on the screen now has been painted.
final class Painted extends AnimationTimer {
  /// The first pulse lays out and hands the picture over; by the third it has been painted.
  private static final int PULSES = 3;

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
