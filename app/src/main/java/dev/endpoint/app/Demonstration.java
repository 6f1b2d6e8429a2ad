package dev.endpoint.app;

import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.SessionState.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.Button;

/// What the window does where nobody can see it: presses "Try it here", waits until the greeting
/// came back through a real connection, and leaves a picture. It uses the same button, models and
/// engine as a person does.
final class Demonstration {
  private static final long MOST_NANOS = Duration.ofSeconds(30).toNanos();

  /// Time for the window to draw what came.
  private static final long SETTLE_NANOS = Duration.ofMillis(800).toNanos();

  private static final PrintStream OUT = System.out;

  private final Scene scene;
  private final Desk desk;
  private final IntConsumer end;
  private long began;
  private long answered;

  private final AnimationTimer watch =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          look(now);
        }
      };

  /// @param end ends the program with this exit code
  Demonstration(Scene scene, Desk desk, IntConsumer end) {
    this.scene = scene;
    this.desk = desk;
    this.end = end;
  }

  void play() {
    desk.start().ask();
    ((Button) scene.lookup("#tryHere")).fire();
    watch.start();
  }

  private void look(long now) {
    began = began == 0 ? now : began;
    if (answered == 0 && desk.workbench().sessions().stream().anyMatch(Demonstration::heardEcho)) {
      answered = now;
    } else if (answered != 0 && now - answered > SETTLE_NANOS) {
      watch.stop();
      takePicture();
    } else if (now - began > MOST_NANOS) {
      watch.stop();
      OUT.println("The echo did not come back within 30 seconds.");
      end.accept(1);
    }
  }

  private static boolean heardEcho(SessionModel session) {
    Recording recording = session.state().recording();
    if (session.state().role() != Role.CONNECT || recording == null) {
      return false;
    }
    Recording.Extent extent = recording.extent();
    return extent.sent() > 0 && extent.received() == extent.sent();
  }

  private void takePicture() {
    Path file = file();
    try {
      Png.write(scene.snapshot(null), file);
      OUT.println("The echo came back. Picture of the window: " + file);
      end.accept(0);
    } catch (IOException e) {
      OUT.println(
          "The echo came back, but the picture "
              + file
              + " could not be written: "
              + e.getMessage());
      end.accept(1);
    }
  }

  /// In the build's folder when run from the source tree, else among the temporary files.
  private static Path file() {
    Path target = Path.of("target");
    Path folder =
        Files.isDirectory(target) && Files.isWritable(target)
            ? target
            : Path.of(System.getProperty("java.io.tmpdir"));
    return folder.resolve("endpoint-workbench.png").toAbsolutePath();
  }
}
