package dev.endpoint.app.view;

import dev.endpoint.app.Version;
import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.Changelog;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.HelpModel;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The help page, laid over the window.
public final class HelpController {
  private final HelpModel help;

  @FXML GridPane keys;
  @FXML GridPane types;
  @FXML Label plugins;
  @FXML VBox leftOut;
  @FXML GridPane broken;
  @FXML VBox changes;
  @FXML Label program;
  @FXML Button closeButton;

  public HelpController(Desk desk) {
    this.help = desk.help();
  }

  @FXML
  void initialize() {
    HelpModel.KEYS.forEach(
        key -> keys.addRow(keys.getRowCount(), keycap(key.keys()), words(key.does())));
    help.types()
        .forEach(
            type ->
                types.addRow(
                    types.getRowCount(),
                    name(type.name()),
                    words(type.summary()),
                    words(type.sides())));
    plugins.setText(help.pluginWords());
    help.leftOut()
        .forEach(
            left -> broken.addRow(broken.getRowCount(), name(left.name()), words(left.reason())));
    Shown.when(leftOut, broken.getRowCount() > 0);
    program.setText("Endpoint Workbench " + Version.text());
    Changelog.installed().lines().forEach(line -> changes.getChildren().add(change(line)));
    help.openProperty().subscribe(open -> focus());
    closeButton.sceneProperty().subscribe(this::focus);
  }

  private void focus() {
    if (help.isOpen()) {
      closeButton.requestFocus();
    }
  }

  private static Node change(Changelog.Line line) {
    return switch (line.kind()) {
      case VERSION -> styled(line.text(), "help-version");
      case GROUP -> styled(line.text(), "help-group");
      case ITEM -> item(line.text());
    };
  }

  private static Label styled(String text, String style) {
    Label label = words(text);
    label.getStyleClass().add(style);
    return label;
  }

  /// What stands between two backticks is code.
  private static TextFlow item(String text) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().add("help-item");
    String[] parts = ("\u2022 " + text).split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      Text part = new Text(parts[i]);
      part.getStyleClass().add(i % 2 == 1 ? "help-code" : "help-text");
      flow.getChildren().add(part);
    }
    return flow;
  }

  private static Label keycap(String keys) {
    return whole(keys, "keycap");
  }

  private static Label name(String name) {
    return whole(name, "endpoint");
  }

  /// Never cut off for the sake of the words beside it, which wrap.
  private static Label whole(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label words(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    return label;
  }

  public HelpModel getHelp() {
    return help;
  }

  @FXML
  void close() {
    help.close();
  }

  /// A click on the page itself is not one beside it.
  @FXML
  void keep(MouseEvent click) {
    click.consume();
  }
}
