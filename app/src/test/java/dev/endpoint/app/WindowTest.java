package dev.endpoint.app;

import dev.endpoint.app.control.EndpointField;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// The real window on the real engine, driven through its keys; files go to a folder of the test's
/// own.
@Tag("window")
abstract class WindowTest extends ApplicationTest {
  private static final int PATIENCE_SECONDS = 120;

  final AtomicInteger exits = new AtomicInteger();
  private Path folder;
  private AppContext context;
  private Stage stage;

  @Override
  public void start(Stage window) throws IOException {
    folder = Files.createTempDirectory("workbench-test");
    Folders folders =
        new Folders(
            folder.resolve("home"),
            folder.resolve("state"),
            folder.resolve("config"),
            folder.resolve("plugins"));
    context =
        new AppContext(
            folders, report -> backend(folders, report), exits::incrementAndGet, file -> {});
    stage = window;
    context.desk().captures().begin(null, null);
    prepare(context.desk());
    WorkbenchApp.open(stage, context);
    stage.sizeToScene(); // the tests before had the same stage
  }

  /// The window manager gives it the keyboard when it gets to it; keys pressed before are nobody's.
  @BeforeEach
  void hasTheKeyboard() {
    until("the keyboard", stage::isFocused);
  }

  /// What the window stands on.
  AppContext.Backend backend(Folders folders, BiConsumer<String, Throwable> report) {
    try {
      return SystemBackend.start(folders).reporting(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Before the window is made.
  void prepare(Desk desk) {}

  @AfterEach
  void closeEverything() throws IOException {
    context.closeNow();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  Desk desk() {
    return context.desk();
  }

  AppContext context() {
    return context;
  }

  Stage stage() {
    return stage;
  }

  Path captures() {
    return folder.resolve("state").resolve("captures");
  }

  EndpointField field() {
    return lookup(".endpoint-field").query();
  }

  /// Puts an address in the bar over what it holds, as a paste does; completions may open.
  void address(String text) {
    push(KeyCode.CONTROL, KeyCode.L);
    interact(() -> field().replaceSelection(text));
    until("the bar holds it", () -> field().getText().equals(text));
  }

  /// Listens on the address typed and returns the session once it is up.
  SessionModel listen(String text) {
    address(text);
    push(KeyCode.ALT, KeyCode.ENTER);
    return selected(state -> state.phase() == Phase.LISTENING);
  }

  SessionModel connect(String text) {
    address(text);
    push(KeyCode.ENTER);
    return selected(state -> state.text().equals(text) && !state.phase().isEnded());
  }

  static int port(SessionModel listener) {
    return ((InetSocketAddress) Objects.requireNonNull(listener.state().local())).getPort();
  }

  /// Waits until the selected session is in such a state.
  SessionModel selected(Predicate<SessionState> wanted) {
    until(
        "the selected session",
        () -> {
          SessionModel session = desk().workbench().selected();
          return session != null && wanted.test(session.state());
        });
    return onFx(() -> Objects.requireNonNull(desk().workbench().selected()));
  }

  void phase(SessionModel session, Phase phase) {
    until("phase " + phase, () -> session.state().phase() == phase);
  }

  String label(String selector) {
    return onFx(() -> lookup(selector).queryLabeled().getText());
  }

  boolean visible(String selector) {
    return onFx(() -> lookup(selector).queryAll().stream().anyMatch(WindowTest::isShown));
  }

  static boolean isShown(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /// Waits for something that is looked at on the FX thread.
  static void until(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onFx(condition));
    } catch (TimeoutException e) {
      throw new AssertionError("never came: " + what, e);
    }
  }

  static <T> T onFx(Callable<T> call) {
    if (Platform.isFxApplicationThread()) {
      try {
        return call.call();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, call);
  }
}
