package dev.endpoint.app.view;

import dev.endpoint.app.control.attempt.CardView;
import dev.endpoint.app.model.Card;
import dev.endpoint.app.model.SheetModel;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A connection: what was said on it, and below that what to say next or how it ended.
public final class SheetConnectionController {
  private final SheetModel model;

  @FXML private HBox trouble;
  @FXML private Label troubleWords;
  @FXML private StackPane stream;
  @FXML private CardView card;
  @FXML private SheetComposerController composerController;

  public SheetConnectionController(SheetModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    card.handle(model::take, () -> Shown.copy(model.text()));
    model.cardProperty().subscribe(this::show);
    model.recordingTroubleProperty().subscribe(words -> Shown.words(trouble, troubleWords, words));
    stream.getStyleClass().add("stream-waiting");
  }

  private void show(@Nullable Card ended) {
    Shown.when(card, ended != null);
    if (ended != null) {
      card.show(ended);
    }
    composerController.over(ended != null);
  }

  SheetComposerController composer() {
    return composerController;
  }
}
