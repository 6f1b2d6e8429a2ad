package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.StateGlyph;
import dev.endpoint.app.control.attempt.DeadlineBar;
import dev.endpoint.app.model.Deadline;
import dev.endpoint.app.model.Look;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.SheetPage;
import dev.endpoint.app.model.Story;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.SessionState.Phase;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The sheet's first line: the state in words, how long, between whom; the deadline and Cancel
/// while an attempt runs.
public final class SheetHeaderController {
  private final SheetModel model;

  @FXML private StateGlyph glyph;
  @FXML private Label word;
  @FXML private Label time;
  @FXML private Label about;
  @FXML private HBox deadline;
  @FXML private DeadlineBar deadlineBar;
  @FXML private Label deadlineWords;
  @FXML private Button push;
  @FXML private Button cancel;
  @FXML private HBox listenerActions;
  @FXML private Button connect;
  @FXML private Button copyClient;
  @FXML private SplitMenuButton stop;
  @FXML private ToggleButton facts;

  public SheetHeaderController(SheetModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    word.textProperty().bind(model.wordProperty());
    time.textProperty().bind(model.timeProperty());
    time.managedProperty().bind(time.textProperty().isNotEmpty());
    about.textProperty().bind(model.aboutProperty());
    facts.selectedProperty().bindBidirectional(model.inspectingProperty());
    model.beatProperty().subscribe(beat -> show(model.storyProperty().get()));
  }

  private void show(@Nullable Story story) {
    SessionModel session = model.sessionProperty().get();
    if (session == null || story == null) {
      return;
    }
    Phase phase = session.state().phase();
    glyph.show(Look.of(session.state()));
    showDeadline(story.deadline(), session.isCancelling());
    Shown.when(cancel, phase == Phase.ATTEMPTING && !model.keeper().isFollowed());
    cancel.setDisable(session.isCancelling());
    boolean listener = model.pageProperty().get() == SheetPage.LISTENER && !phase.isEnded();
    Shown.when(listenerActions, listener);
    if (listener) {
      showListener(phase);
    }
  }

  private void showListener(Phase phase) {
    boolean reachable = phase == Phase.LISTENING && model.clientString().isPresent();
    connect.setDisable(!reachable);
    copyClient.setDisable(!reachable);
    stop.setText(phase == Phase.STOPPING ? "Stopping \u2026" : "Stop");
    listenerActions.setDisable(phase == Phase.STOPPING);
  }

  private void showDeadline(@Nullable Deadline now, boolean cancelling) {
    Shown.when(deadline, now != null);
    if (now != null) {
      deadlineBar.show(now);
      deadlineWords.setText(now.words());
      push.setDisable(cancelling);
    }
  }

  @FXML
  private void push() {
    model.push();
  }

  @FXML
  private void cancel() {
    model.cancel();
  }

  @FXML
  private void connectToIt() {
    model.connectToIt();
  }

  @FXML
  private void copyClientString() {
    model.clientString().ifPresent(Shown::copy);
  }

  @FXML
  private void stopLeave() {
    model.listener().stop(StopMode.LEAVE);
  }

  @FXML
  private void stopDrain() {
    model.listener().stop(StopMode.DRAIN);
  }

  @FXML
  private void stopClose() {
    model.listener().stop(StopMode.CLOSE);
  }
}
