package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.Times;
import dev.endpoint.app.model.TraceModel;
import dev.endpoint.app.model.Words;
import dev.endpoint.engine.capture.trace.TraceStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// A trace of another program: its TCP streams, of which one is chosen to be looked at.
public final class SheetTraceController {
  private final TraceModel trace;

  @FXML HBox damage;
  @FXML Label damageWords;
  @FXML Label words;
  @FXML TextField filter;
  @FXML TableView<TraceStream> table;
  @FXML TableColumn<TraceStream, Integer> number;
  @FXML TableColumn<TraceStream, String> client;
  @FXML TableColumn<TraceStream, String> server;
  @FXML TableColumn<TraceStream, String> asked;
  @FXML TableColumn<TraceStream, String> answered;
  @FXML TableColumn<TraceStream, String> began;
  @FXML TableColumn<TraceStream, String> lasted;

  public SheetTraceController(SheetModel model) {
    trace = model.trace();
  }

  @FXML
  void initialize() {
    words.textProperty().bind(trace.wordsProperty());
    filter.textProperty().bindBidirectional(trace.filterProperty());
    trace.damageProperty().subscribe(text -> Shown.words(damage, damageWords, text));
    table.setPlaceholder(new Label("No stream of this trace fits."));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    number.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().number()));
    column(client, stream -> Words.address(stream.client()));
    column(server, stream -> Words.address(stream.server()));
    column(asked, stream -> Words.bytes(stream.clientBytes()));
    column(answered, stream -> Words.bytes(stream.serverBytes()));
    column(began, SheetTraceController::began);
    column(lasted, stream -> Times.took(stream.lastTime() - stream.firstTime()));
    trace.streamsProperty().subscribe(now -> table.getItems().setAll(now));
    Opening.rows(table, trace::open);
  }

  private static String began(TraceStream stream) {
    return Times.dateAndTime(Instant.ofEpochSecond(0, stream.firstTime()), ZoneId.systemDefault());
  }

  private static void column(
      TableColumn<TraceStream, String> column, Function<TraceStream, String> words) {
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(words.apply(cell.getValue())));
  }
}
