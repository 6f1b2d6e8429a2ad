package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.StateGlyph;
import dev.endpoint.app.control.Ticker;
import dev.endpoint.app.control.attempt.DeadlineBar;
import dev.endpoint.app.model.Deadline;
import dev.endpoint.app.model.KeeperModel;
import dev.endpoint.app.model.Look;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.engine.session.SessionState;
import java.time.Duration;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The strip above an attempt that is one of many: how the trying goes, when the next one is due,
/// and the way to the others.
public final class SheetKeeperController {
  private static final Duration PACE = Duration.ofMillis(200);

  private final KeeperModel keeper;

  @FXML VBox root;
  @FXML StateGlyph glyph;
  @FXML Label words;
  @FXML DeadlineBar pause;
  @FXML Label counts;
  @FXML Label last;
  @FXML HBox walk;
  @FXML Label position;
  @FXML Button earlier;
  @FXML Button later;
  @FXML Button tryNow;
  @FXML Button stop;
  @FXML Button again;

  public SheetKeeperController(SheetModel model) {
    keeper = model.keeper();
  }

  @FXML
  void initialize() {
    keeper.shownProperty().subscribe(shown -> Shown.when(root, shown));
    words.textProperty().bind(keeper.wordsProperty());
    counts.textProperty().bind(keeper.countsProperty());
    last.textProperty().bind(keeper.lastProperty());
    keeper.lastProperty().subscribe(text -> Shown.when(last, !text.isEmpty()));
    position.textProperty().bind(keeper.positionProperty());
    keeper.positionProperty().subscribe(text -> Shown.when(walk, !text.isEmpty()));
    earlier.disableProperty().bind(keeper.earlierProperty().not());
    later.disableProperty().bind(keeper.laterProperty().not());
    keeper.waitingProperty().subscribe(waiting -> Shown.when(tryNow, waiting));
    keeper.wordsProperty().subscribe(text -> showState());
    keeper.pauseProperty().subscribe(this::showPause);
    new Ticker(root, keeper.waitingProperty(), new SimpleObjectProperty<>(PACE), keeper::refresh);
  }

  private void showState() {
    SessionState state = keeper.state();
    if (state == null) {
      return;
    }
    glyph.show(Look.of(state));
    boolean ended = state.phase().isEnded();
    Shown.when(stop, !ended);
    Shown.when(again, ended);
    boolean stopping = keeper.stoppingProperty().get();
    stop.setDisable(stopping);
    stop.setText(stopping ? "Stopping \u2026" : "Stop");
  }

  private void showPause(@Nullable Deadline now) {
    Shown.when(pause, now != null);
    if (now != null) {
      pause.show(now);
    }
  }

  @FXML
  void earlier() {
    keeper.earlier();
  }

  @FXML
  void later() {
    keeper.later();
  }

  @FXML
  void tryNow() {
    keeper.tryNow();
  }

  @FXML
  void stop() {
    keeper.stop();
  }

  @FXML
  void again() {
    keeper.keepAgain();
  }
}
