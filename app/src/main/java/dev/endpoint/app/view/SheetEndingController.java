package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.attempt.CardView;
import dev.endpoint.app.model.Card;
import dev.endpoint.app.model.SheetModel;
import javafx.fxml.FXML;
import org.jspecify.annotations.Nullable;

/// How an attempt ended; stays in the sheet for ever.
public final class SheetEndingController {
  private final SheetModel model;

  @FXML CardView card;

  public SheetEndingController(SheetModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    card.handle(model::take, () -> Shown.copy(model.text()));
    model.cardProperty().subscribe(this::show);
  }

  private void show(@Nullable Card ended) {
    Shown.when(card, ended != null);
    if (ended != null) {
      card.show(ended);
    }
  }
}
