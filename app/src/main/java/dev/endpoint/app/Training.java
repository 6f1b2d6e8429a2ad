package dev.endpoint.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;

/// A start for the machine to learn from: packaging keeps what the JVM loaded and compiled until
/// the window was ready and its first connection open, so that the next starts need not do it
/// again. A greeting and its echo are all that is sent: what carries bytes is not called often
/// enough to be compiled here, and is compiled afresh where it runs.
final class Training extends AnimationTimer {
  /// The window is painted by the third pulse, and its sheet prepared soon after.
  private static final int READY = 60;

  /// By then the first connection has been opened and its echo shown.
  private static final int PULSES = 150;

  private static final String TOOLKIT = "javafx.graphics";

  /// What a window on a screen needs, and one without does not load.
  private static final List<String> SCREEN =
      List.of(
          "com/sun/glass/ui/InvokeLaterDispatcher",
          "com/sun/glass/ui/Size",
          "com/sun/glass/ui/gtk/",
          "com/sun/javafx/application/preferences/",
          "com/sun/prism/es2/",
          "com/sun/prism/sw/");

  private final Runnable connect;
  private final Runnable end;
  private int seen;

  /// @param connect opens a connection and says something
  Training(Runnable connect, Runnable end) {
    this.connect = connect;
    this.end = end;
  }

  @Override
  public void handle(long now) {
    seen++;
    if (seen == READY) {
      connect.run();
    } else if (seen == PULSES) {
      stop();
      loadScreen();
      end.run();
    }
  }

  private static void loadScreen() {
    Module toolkit = ModuleLayer.boot().findModule(TOOLKIT).orElseThrow();
    try (ModuleReader reader =
            toolkit
                .getLayer()
                .configuration()
                .findModule(TOOLKIT)
                .orElseThrow()
                .reference()
                .open();
        Stream<String> names = reader.list()) {
      names
          .filter(name -> name.endsWith(".class"))
          .filter(name -> SCREEN.stream().anyMatch(name::startsWith))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .forEach(name -> Class.forName(toolkit, name));
      // Where a window on a screen keeps what is to be done later.
      new LinkedBlockingDeque<>().add("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
