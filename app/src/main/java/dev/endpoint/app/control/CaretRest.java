package dev.endpoint.app.control;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.skin.TextInputControlSkin;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

/// Lets the caret stand still when nobody has typed or clicked for a while, as GTK does. One that
/// blinks keeps JavaFX at work sixty times a second, so that a window in which nothing happens used
/// a twentieth of a processor. The next key or click makes it blink again, by its skin. FX thread.
public final class CaretRest {
  /// That of GTK, `gtk-cursor-blink-timeout`.
  static final Duration AFTER = Duration.ofSeconds(10);

  private final Scene scene;
  private final LongSupplier nanos;
  private final BiConsumer<Duration, Runnable> later;
  private long touched;
  private boolean waiting;

  /// @param nanos a monotonic clock
  /// @param later runs a task on the FX thread after a time, without pulses
  CaretRest(Scene scene, LongSupplier nanos, BiConsumer<Duration, Runnable> later) {
    this.scene = scene;
    this.nanos = nanos;
    this.later = later;
  }

  /// For every field of the scene, from now on.
  public static void in(Scene scene) {
    new CaretRest(
            scene,
            System::nanoTime,
            (delay, task) ->
                CompletableFuture.delayedExecutor(
                        delay.toNanos(), TimeUnit.NANOSECONDS, Platform::runLater)
                    .execute(task))
        .begin();
  }

  void begin() {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, key -> touch());
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, click -> touch());
    scene.focusOwnerProperty().subscribe(owner -> touch());
    scene.windowProperty().flatMap(Window::focusedProperty).subscribe(focused -> touch());
  }

  private void touch() {
    touched = nanos.getAsLong();
    if (!waiting) {
      waiting = true;
      later.accept(AFTER, this::look);
    }
  }

  private void look() {
    Duration left = AFTER.minusNanos(nanos.getAsLong() - touched);
    if (left.isPositive()) {
      later.accept(left, this::look);
    } else {
      waiting = false;
      rest();
    }
  }

  private void rest() {
    if (scene.getFocusOwner() instanceof Control control
        && control.getSkin() instanceof TextInputControlSkin<?> skin) {
      skin.setCaretAnimating(false);
    }
  }
}
