package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.StateGlyph;
import dev.endpoint.app.control.attempt.CardView;
import dev.endpoint.app.model.Card;
import dev.endpoint.app.model.ListenerModel;
import dev.endpoint.app.model.Look;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.Times;
import dev.endpoint.app.model.Words;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.Responder;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A listener: who can reach it, what connections get, and the connections it accepted.
public final class SheetListenerController {
  private static final PseudoClass EXPOSED = PseudoClass.getPseudoClass("exposed");

  private final SheetModel model;
  private final ListenerModel listener;
  private final Map<Responder, ToggleButton> buttons = new EnumMap<>(Responder.class);

  @FXML CardView card;
  @FXML HBox trouble;
  @FXML Label troubleWords;
  @FXML HBox badge;
  @FXML Region badgeIcon;
  @FXML Label reach;
  @FXML Label counts;
  @FXML HBox responders;
  @FXML HBox choices;
  @FXML Label responderHelp;
  @FXML TableView<SessionModel> table;
  @FXML TableColumn<SessionModel, String> peer;
  @FXML TableColumn<SessionModel, String> program;
  @FXML TableColumn<SessionModel, SessionModel> state;
  @FXML TableColumn<SessionModel, String> received;
  @FXML TableColumn<SessionModel, String> sent;
  @FXML TableColumn<SessionModel, String> since;
  @FXML TableColumn<SessionModel, SessionModel> end;

  public SheetListenerController(SheetModel model) {
    this.model = model;
    this.listener = model.listener();
  }

  @FXML
  void initialize() {
    card.handle(model::take, () -> Shown.copy(model.text()));
    model.cardProperty().subscribe(this::show);
    listener.troubleProperty().subscribe(words -> Shown.words(trouble, troubleWords, words));
    reach.textProperty().bind(listener.reachProperty());
    counts.textProperty().bind(listener.countsProperty());
    listener.exposedProperty().subscribe(this::showReach);
    listener.upProperty().subscribe(up -> Shown.when(responders, up));
    makeChoices();
    makeTable();
  }

  private void show(@Nullable Card ended) {
    Shown.when(card, ended != null);
    if (ended != null) {
      card.show(ended);
    }
  }

  private void showReach(boolean exposed) {
    badge.pseudoClassStateChanged(EXPOSED, exposed);
    badgeIcon.getStyleClass().setAll("sheet-icon", exposed ? "icon-globe" : "icon-home");
  }

  private void makeChoices() {
    ToggleGroup group = new ToggleGroup();
    Responder[] all = Responder.values();
    for (int i = 0; i < all.length; i++) {
      Responder each = all[i];
      ToggleButton button = new ToggleButton(each.word());
      String pill = i == 0 ? "left-pill" : i == all.length - 1 ? "right-pill" : "center-pill";
      button.getStyleClass().addAll("small", pill);
      button.setTooltip(new Tooltip(each.words()));
      button.setAccessibleText(each.word() + ": " + each.words());
      button.setToggleGroup(group);
      button.setOnAction(
          pressed -> {
            listener.respond(each);
            choose(listener.responderProperty().get());
          });
      buttons.put(each, button);
      choices.getChildren().add(button);
    }
    listener.responderProperty().subscribe(this::choose);
  }

  private void choose(Responder now) {
    buttons.forEach((responder, button) -> button.setSelected(responder == now));
    responderHelp.setText(now.words());
  }

  private void makeTable() {
    table.itemsProperty().bind(listener.connectionsProperty());
    table.setPlaceholder(new Label("Connections it accepts appear here."));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column(peer, session -> Words.address(session.state().peer()));
    column(program, session -> session.state().peerProgram());
    column(received, session -> "\u25C2 " + Words.bytes(extent(session).received()));
    column(sent, session -> "\u25B8 " + Words.bytes(extent(session).sent()));
    column(since, session -> Times.timeOfDay(session.state().startedAt(), ZoneId.systemDefault()));
    state.setCellValueFactory(cell -> cell.getValue().stateProperty().map(s -> cell.getValue()));
    state.setCellFactory(column -> new StateCell());
    end.setCellValueFactory(cell -> cell.getValue().stateProperty().map(s -> cell.getValue()));
    end.setCellFactory(column -> new EndCell());
    Opening.rows(table, model::select);
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// Sizes grow without a new state, so cells look again with each beat; only those on the screen
  /// exist.
  private void column(
      TableColumn<SessionModel, String> column, Function<SessionModel, String> words) {
    column.setCellValueFactory(
        cell -> {
          SessionModel session = cell.getValue();
          return Bindings.createStringBinding(
              () -> words.apply(session), session.stateProperty(), model.beatProperty());
        });
  }

  private static Recording.Extent extent(SessionModel session) {
    Recording recording = session.state().recording();
    return recording == null ? new Recording.Extent(0, 0, 0, 0, null, 0) : recording.extent();
  }

  private void key(KeyEvent event) {
    SessionModel chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null && event.getCode() == KeyCode.DELETE) {
      model.close(chosen);
      event.consume();
    }
  }

  private static final class StateCell extends TableCell<SessionModel, SessionModel> {
    private final StateGlyph glyph = new StateGlyph();

    @Override
    protected void updateItem(@Nullable SessionModel item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        setText(null);
      } else {
        glyph.show(Look.of(item.state()));
        setGraphic(glyph);
        setText(item.word());
      }
    }
  }

  private final class EndCell extends TableCell<SessionModel, SessionModel> {
    private final Button button = make();

    private Button make() {
      Button button = new Button();
      button.getStyleClass().addAll("flat", "small", "button-icon", "row-close");
      Region cross = new Region();
      cross.getStyleClass().addAll("sheet-icon", "icon-cross");
      button.setGraphic(cross);
      button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      button.setTooltip(new Tooltip("Closes this connection (Delete)"));
      button.setOnAction(pressed -> model.close(getItem()));
      return button;
    }

    @Override
    protected void updateItem(@Nullable SessionModel item, boolean empty) {
      super.updateItem(item, empty);
      boolean closable = !empty && item != null && item.state().phase().isConnected();
      if (closable) {
        button.setAccessibleText("Close the connection of " + Words.address(item.state().peer()));
        setGraphic(button);
      } else {
        setGraphic(null);
      }
    }
  }
}
