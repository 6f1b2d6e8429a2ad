package dev.endpoint.app.control;

import java.time.Duration;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Renews a picture that moves with time, while something is under way and the picture can be seen;
/// otherwise no timer runs and the toolkit can sleep.
public final class Ticker extends AnimationTimer {
  private final ObservableValue<Duration> period;
  private final Runnable tick;
  private long last;

  /// @param node what has to be in a showing window
  /// @param running whether something is under way
  /// @param period the shortest time between two ticks
  public Ticker(
      Node node, ObservableBooleanValue running, ObservableValue<Duration> period, Runnable tick) {
    this.period = period;
    this.tick = tick;
    ObservableValue<Boolean> showing =
        node.sceneProperty()
            .flatMap(Scene::windowProperty)
            .flatMap(Window::showingProperty)
            .orElse(false);
    showing.subscribe(s -> run(s && running.get()));
    running.subscribe((before, now) -> run(now && showing.getValue()));
  }

  private void run(boolean wanted) {
    if (wanted) {
      start();
    } else {
      stop();
    }
  }

  @Override
  public void handle(long now) {
    if (now - last >= period.getValue().toNanos()) {
      last = now;
      tick.run();
    }
  }
}
