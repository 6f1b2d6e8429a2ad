package dev.endpoint.app.view;

import dev.endpoint.app.control.Late;
import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.Ticker;
import dev.endpoint.app.control.stream.StreamMode;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.SheetPage;
import java.time.Duration;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What one selected session looks like: puts the sheet's parts together and gives its keys their
/// meaning.
public final class SheetController {
  /// Below this width the facts stand under the sheet instead of beside it.
  private static final double NARROW = 760;

  /// How much of the height the facts take there.
  private static final double SHARE_BELOW = 0.4;

  private static final Duration LIVELY = Duration.ofMillis(50);
  private static final Duration CALM = Duration.ofMillis(500);

  private final SheetModel model;

  @FXML BorderPane root;
  @FXML Node keeper;
  @FXML Node attempt;
  @FXML Node ending;
  @FXML Node listener;
  @FXML Node trace;
  @FXML Node connection;
  @FXML Region facts;
  @FXML SheetConnectionController connectionController;

  public SheetController(SheetModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    model.pageProperty().subscribe(this::turn);
    Stream.of(keeper, attempt, ending, listener, trace, connection).forEach(Late::untilSeen);
    model.inspectingProperty().subscribe(open -> place());
    root.widthProperty().subscribe((before, now) -> place());
    root.heightProperty().subscribe((before, now) -> place());
    new Ticker(root, model.runningProperty(), pace(), model::tick);
    root.sceneProperty().subscribe(this::keys);
  }

  /// Who wants no motion sees the numbers change and the bars jump, now and then.
  private static ObservableValue<Duration> pace() {
    return Platform.getPreferences()
        .reducedMotionProperty()
        .map(reduced -> reduced ? CALM : LIVELY);
  }

  private void turn(SheetPage page) {
    Shown.when(root, page != SheetPage.NONE);
    Shown.when(ending, page == SheetPage.ATTEMPT || page == SheetPage.KEEPER);
    Shown.when(listener, page == SheetPage.LISTENER);
    Shown.when(trace, page == SheetPage.TRACE);
    Shown.when(connection, page == SheetPage.CONNECTION);
  }

  private void place() {
    boolean open = model.inspectingProperty().get();
    boolean narrow = root.getWidth() < NARROW;
    Shown.when(facts, open);
    facts.setPrefHeight(narrow ? root.getHeight() * SHARE_BELOW : Region.USE_COMPUTED_SIZE);
    ObjectProperty<@Nullable Node> place = narrow ? root.bottomProperty() : root.rightProperty();
    ObjectProperty<@Nullable Node> other = narrow ? root.rightProperty() : root.bottomProperty();
    other.set(null); // first: no pane takes a node twice
    place.set(open ? facts : null);
  }

  private void keys(@Nullable Scene scene) {
    if (scene == null) {
      return;
    }
    key(
        scene,
        "Shortcut+I",
        () -> model.inspectingProperty().set(!model.inspectingProperty().get()));
    key(scene, "Shortcut+E", () -> connectionController.composer().focus());
    key(scene, "Shortcut+D", () -> connectionController.composer().askFinish());
    key(scene, "Shortcut+Shift+D", () -> connectionController.composer().askReset());
    key(scene, "Shortcut+R", model::again);
    key(scene, "Shortcut+S", connectionController::save);
    key(scene, "Shortcut+M", connectionController::note);
    key(scene, "Alt+Left", model.keeper()::earlier);
    key(scene, "Alt+Right", model.keeper()::later);
    key(scene, "Shortcut+F", connectionController::find);
    key(scene, "F3", () -> connectionController.findOn(true));
    key(scene, "Shift+F3", () -> connectionController.findOn(false));
    key(scene, "Shortcut+G", connectionController::goTo);
    key(scene, "Shortcut+1", () -> showAs(StreamMode.TEXT));
    key(scene, "Shortcut+2", () -> showAs(StreamMode.HEX));
    key(scene, "Shortcut+3", () -> showAs(StreamMode.SPLIT));
    key(scene, "Shortcut+4", this::showMessages);
    key(scene, "Shortcut+5", connectionController::showPlot);
    key(scene, "Shortcut+6", connectionController::compare);
    key(scene, "Shortcut+SLASH", connectionController::filter);
  }

  private static void key(Scene scene, String keys, Runnable action) {
    scene.getAccelerators().put(KeyCombination.valueOf(keys), action);
  }

  /// Shows this session; null for none. Called when the selection changes.
  public void show(@Nullable SessionModel session) {
    model.show(session);
  }

  /// Shows the stream of the connection this way.
  public void showAs(StreamMode mode) {
    connectionController.show(mode);
  }

  /// Shows the conversation as messages.
  public void showMessages() {
    connectionController.showMessages();
  }

  /// Cancels the attempt that is shown, if it is one.
  public void cancel() {
    model.cancel();
  }

  public Node node() {
    return root;
  }
}
