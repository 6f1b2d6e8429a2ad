package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.EndpointList.Does;
import dev.endpoint.app.model.EndpointList.Entry;
import dev.endpoint.app.model.FileModel;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What stands in a file that was opened, laid over the window.
public final class FileController {
  private final FileModel file;

  @FXML VBox rows;
  @FXML Label summary;
  @FXML Button startAll;
  @FXML Button closeButton;

  public FileController(Desk desk) {
    this.file = desk.file();
  }

  @FXML
  void initialize() {
    file.entriesProperty().subscribe(this::show);
    file.openProperty().subscribe(open -> focus());
    rows.sceneProperty().subscribe(this::focus);
  }

  private void show(List<Entry> entries) {
    rows.getChildren().setAll(entries.stream().map(this::row).toList());
    summary.setText(file.summary());
    startAll.setText(file.startLabel());
    Shown.when(startAll, !file.startLabel().isEmpty());
  }

  private void focus() {
    if (file.isOpen()) {
      (startAll.isVisible() ? startAll : closeButton).requestFocus();
    }
  }

  private Node row(Entry entry) {
    return switch (entry) {
      case Entry.Usable usable -> row(usable);
      case Entry.Wrong wrong ->
          row(
              "icon-cross",
              "line " + wrong.line() + ", column " + wrong.column(),
              wrong.shown(),
              wrong.words());
    };
  }

  private Node row(Entry.Usable entry) {
    HBox row =
        row(
            entry.exposed() ? "icon-warning" : icon(entry),
            does(entry),
            entry.shown(),
            entry.words());
    Button start = new Button(entry.does() == Does.LISTEN ? "Listen" : "Connect");
    start.getStyleClass().add("small");
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.setAccessibleText(start.getText() + " " + entry.shown());
    start.setOnAction(event -> file.start(entry));
    row.getChildren().add(start);
    return row;
  }

  private static String icon(Entry.Usable entry) {
    return entry.does() == Does.LISTEN ? "icon-listen" : "icon-connect";
  }

  private static String does(Entry.Usable entry) {
    return switch (entry.does()) {
      case CONNECT -> "connect";
      case KEEP -> "connect, and keep trying";
      case LISTEN -> "listen, then " + entry.responder().words();
    };
  }

  private static HBox row(String icon, String does, String shown, String words) {
    Region sign = new Region();
    sign.getStyleClass().addAll("icon", icon);
    Label what = new Label(does);
    what.getStyleClass().add("file-what");
    Label string = new Label(shown);
    string.getStyleClass().add("endpoint");
    string.setWrapText(true);
    Label meaning = new Label(words);
    meaning.getStyleClass().add("card-words");
    meaning.setWrapText(true);
    VBox text = new VBox(what, string, meaning);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    StackPane place = new StackPane(sign);
    place.getStyleClass().add("file-sign");
    HBox row = new HBox(place, text);
    row.getStyleClass().addAll("file-row", icon.equals("icon-cross") ? "file-wrong" : "file-fine");
    return row;
  }

  public FileModel getFile() {
    return file;
  }

  @FXML
  void startAll() {
    file.startAll();
  }

  @FXML
  void close() {
    file.close();
  }

  /// A click on the page itself is not one beside it.
  @FXML
  void keep(MouseEvent click) {
    click.consume();
  }
}
