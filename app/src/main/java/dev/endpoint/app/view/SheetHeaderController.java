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

  @FXML StateGlyph glyph;
  @FXML Label word;
  @FXML Label time;
  @FXML Label about;
  @FXML HBox deadline;
  @FXML DeadlineBar deadlineBar;
  @FXML Label deadlineWords;
  @FXML Button push;
  @FXML Button cancel;
  @FXML HBox listenerActions;
  @FXML Button connect;
  @FXML Button copyClient;
  @FXML SplitMenuButton stop;
  @FXML ToggleButton facts;

  public SheetHeaderController(SheetModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
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
  void push() {
    model.push();
  }

  @FXML
  void cancel() {
    model.cancel();
  }

  @FXML
  void connectToIt() {
    model.connectToIt();
  }

  @FXML
  void copyClientString() {
    model.clientString().ifPresent(Shown::copy);
  }

  @FXML
  void stopLeave() {
    model.listener().stop(StopMode.LEAVE);
  }

  @FXML
  void stopDrain() {
    model.listener().stop(StopMode.DRAIN);
  }

  @FXML
  void stopClose() {
    model.listener().stop(StopMode.CLOSE);
  }
}
