package dev.endpoint.app.control;

import dev.endpoint.app.model.Tempo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Renews a picture that shows time, at a tempo, while its window is showing. Between two ticks
/// nothing runs at all: an animation would keep the toolkit's pulse going sixty times a second for
/// a clock that moves once.
public final class Ticker {
  private final Runnable tick;
  private final ObservableValue<Tempo> tempo;
  private final ObservableValue<Boolean> showing;

  /// Counts restarts: a tick ordered before the last one is no longer wanted.
  private long generation;

  /// @param node what has to be in a showing window
  public Ticker(Node node, ObservableValue<Tempo> tempo, Runnable tick) {
    this.tick = tick;
    this.tempo = tempo;
    showing =
        node.sceneProperty()
            .flatMap(Scene::windowProperty)
            .flatMap(Window::showingProperty)
            .orElse(false);
    showing.subscribe(s -> restart());
    tempo.subscribe(t -> restart());
  }

  private void restart() {
    generation++;
    order(generation);
  }

  private void order(long mine) {
    if (showing.getValue() && tempo.getValue() != Tempo.STILL) {
      CompletableFuture.delayedExecutor(
              tempo.getValue().period().toMillis(), TimeUnit.MILLISECONDS, Platform::runLater)
          .execute(() -> run(mine));
    }
  }

  private void run(long mine) {
    if (mine == generation) {
      tick.run();
    }
    if (mine == generation) {
      order(mine);
    }
  }
}
