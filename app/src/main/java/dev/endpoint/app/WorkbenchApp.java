package dev.endpoint.app;

import dev.endpoint.app.bridge.Pulses;
import dev.endpoint.app.control.CaretRest;
import dev.endpoint.app.fxml.Fxml;
import dev.endpoint.app.fxml.FxmlViews;
import dev.endpoint.app.instance.First;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.settings.Settings;
import dev.endpoint.app.settings.ThemeChoice;
import dev.endpoint.app.view.Themes;
import dev.endpoint.app.view.WindowController;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The JavaFX side of the program: makes the window and starts what the command line asked for.
public final class WorkbenchApp extends Application {
  /// What [Main] made out; JavaFX makes the application by itself and cannot be given it.
  ///
  /// @param unseen whether there is no display, so that the window plays its demonstration and ends
  /// @param ground what the window stands on, as soon as it is found
  record Launch(CommandLine line, Folders folders, boolean unseen, Supplier<Ground> ground) {}

  static final double MIN_WIDTH = 900;
  static final double MIN_HEIGHT = 600;

  private static @Nullable Launch launch;
  private static int exitCode;

  /// Opens the window and returns when it was closed.
  static int run(Launch wanted) {
    launch = wanted;
    Application.launch(WorkbenchApp.class);
    return exitCode;
  }

  @Override
  public void start(Stage stage) {
    Launch wanted = Objects.requireNonNull(launch, "Main starts the program");
    Ground ground = wanted.ground().get();
    if (ground instanceof Ground.Over over) {
      end(over.exitCode());
    } else {
      start(stage, wanted, (Ground.Made) ground);
    }
  }

  private void start(Stage stage, Launch wanted, Ground.Made ground) {
    AppContext context =
        new AppContext(
            wanted.folders(), ground.backend()::reporting, Platform::exit, this::openFolder);
    Runtime.getRuntime().addShutdownHook(new Thread(context::closeNow, "closing"));
    CommandLine line = wanted.line();
    context.desk().captures().begin(line.captureLimit(), line.captureReserve());
    open(stage, context);
    line.starts().forEach(start -> begin(context, start));
    if (ground.first() != null) {
      meet(ground.first(), stage, context);
    }
    if (line.mode() == CommandLine.Mode.TRAIN) {
      new Training(context.desk().start()::tryHere, () -> end(0)).start();
    } else if (wanted.unseen()) {
      new Demonstration(stage.getScene(), context.desk(), WorkbenchApp::end).play();
    }
  }

  /// Later starts come to this window, until it begins to close.
  private static void meet(First first, Stage stage, AppContext context) {
    Pulses pulses = new Pulses();
    first.listen(arguments -> pulses.execute(() -> takeOver(stage, context, arguments)));
    context.desk().close().closingProperty().subscribe(closing -> leave(first, closing));
    Runtime.getRuntime().addShutdownHook(new Thread(first::close, "leaving"));
  }

  private static void leave(First first, boolean closing) {
    if (closing) {
      first.close();
    }
  }

  /// Does what another start was asked for.
  static void takeOver(Stage stage, AppContext context, List<String> arguments) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
    try {
      CommandLine.parse(arguments).starts().forEach(start -> begin(context, start));
    } catch (CommandLine.UsageException e) {
      throw new IllegalArgumentException("a later start handed over nonsense", e);
    }
  }

  private void openFolder(Path file) {
    getHostServices().showDocument(file.toAbsolutePath().getParent().toUri().toString());
  }

  private static void end(int code) {
    exitCode = code;
    Platform.exit();
  }

  private static void begin(AppContext context, Start start) {
    Desk desk = context.desk();
    switch (start) {
      case Start.Listen s -> desk.bar().begin(desk.actions().listen(s.text(), s.responder()));
      case Start.Connect s -> desk.bar().begin(desk.actions().connect(s.text()));
      case Start.Keep s -> desk.bar().begin(desk.actions().keep(s.text()));
      case Start.Open s -> context.files().open(s.file());
    }
  }

  /// Shows the window of this context on the stage.
  static void open(Stage stage, AppContext context) {
    Settings settings = context.desk().settings();
    Themes themes = new Themes(wantedTheme(settings));
    themes.begin();
    FxmlViews.View<Parent, WindowController> window = context.views().load(Fxml.WINDOW);
    Scene scene =
        new Scene(window.root(), settings.widthProperty().get(), settings.heightProperty().get());
    scene.getStylesheets().addAll(stylesheets());
    themes.follow(scene);
    CaretRest.in(scene);
    stage.setTitle("Endpoint workbench");
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.setScene(scene);
    place(stage, settings);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          context.desk().close().request();
        });
    stage.show();
    stage.focusedProperty().subscribe((before, focused) -> look(focused, window.controller()));
    window.controller().opened(() -> stage.getIcons().addAll(icons()));
    remember(stage, settings);
  }

  /// What the settings say; `-Dworkbench.theme=dark` holds until the user chooses another and is
  /// not saved.
  private static ObservableValue<ThemeChoice> wantedTheme(Settings settings) {
    String wish = System.getProperty("workbench.theme");
    ObjectProperty<ThemeChoice> wanted =
        new SimpleObjectProperty<>(
            wish == null ? settings.themeProperty().get() : ThemeChoice.of(wish));
    settings.themeProperty().subscribe((before, now) -> wanted.set(now));
    return wanted;
  }

  private static void look(boolean focused, WindowController window) {
    if (focused) {
      window.lookAtClipboard();
    }
  }

  /// Where it was last time, if a screen is still there.
  private static void place(Stage stage, Settings settings) {
    double x = settings.xProperty().get();
    double y = settings.yProperty().get();
    double width = settings.widthProperty().get();
    boolean onScreen =
        Screen.getScreensForRectangle(x, y, width, MIN_HEIGHT / 4).stream()
            .map(Screen::getVisualBounds)
            .anyMatch(bounds -> bounds.intersects(new Rectangle2D(x, y, width, MIN_HEIGHT / 4)));
    if (onScreen) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized(settings.maximizedProperty().get());
  }

  private static void remember(Stage stage, Settings settings) {
    stage.maximizedProperty().subscribe(is -> settings.maximizedProperty().set(is));
    Stream.of(
            stage.xProperty(),
            stage.yProperty(),
            stage.getScene().widthProperty(),
            stage.getScene().heightProperty())
        .forEach(value -> value.subscribe(changed -> keepBounds(stage, settings)));
  }

  private static void keepBounds(Stage stage, Settings settings) {
    if (!stage.isMaximized()) {
      settings.xProperty().set(stage.getX());
      settings.yProperty().set(stage.getY());
      settings.widthProperty().set(stage.getScene().getWidth());
      settings.heightProperty().set(stage.getScene().getHeight());
    }
  }

  static List<String> stylesheets() {
    return List.of(css("base.css"), css("sheet.css"));
  }

  static String css(String name) {
    return Objects.requireNonNull(WorkbenchApp.class.getResource("css/" + name), name)
        .toExternalForm();
  }

  private static List<Image> icons() {
    return Stream.of(16, 32, 48, 128)
        .map(size -> "icons/endpoint-workbench-" + size + ".png")
        .map(name -> Objects.requireNonNull(WorkbenchApp.class.getResource(name), name))
        .map(url -> new Image(url.toExternalForm()))
        .toList();
  }
}
