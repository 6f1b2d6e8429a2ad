package dev.endpoint.app.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Runs each task on the FX thread in the next pulse. While no task waits no timer runs, so the
/// toolkit can sleep. Any thread may give it tasks; a task given by another one runs in a later
/// pulse.
public final class Pulses implements Executor {
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse();
        }
      };

  /// FX thread only.
  private List<Runnable> waiting = new ArrayList<>();

  @Override
  public void execute(Runnable task) {
    if (Platform.isFxApplicationThread()) {
      add(task);
    } else {
      Platform.runLater(() -> add(task));
    }
  }

  private void add(Runnable task) {
    waiting.add(task);
    timer.start();
  }

  private void pulse() {
    List<Runnable> now = waiting;
    waiting = new ArrayList<>();
    for (Runnable task : now) {
      guarded(task);
    }
    if (waiting.isEmpty()) {
      timer.stop();
    }
  }

  /// A task that raises must not take the others of its pulse with it.
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
