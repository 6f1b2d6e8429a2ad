package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.Fact;
import dev.endpoint.app.model.SaveModel;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.SheetPage;
import dev.endpoint.engine.capture.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The inspector: everything known about the session, each value to be selected and copied.
public final class SheetFactsController {
  private static final PseudoClass INSPECTING = PseudoClass.getPseudoClass("inspecting");

  private final SheetModel model;
  private final SaveModel save;
  private final Outside outside;
  private List<Fact> shown = List.of();

  @FXML VBox root;
  @FXML Node inspect;
  @FXML VBox list;
  @FXML MenuButton copyAs;
  @FXML FlowPane capture;
  @FXML Button wireshark;

  public SheetFactsController(SheetModel model, SaveModel save, Outside outside) {
    this.model = model;
    this.save = save;
    this.outside = outside;
  }

  @FXML
  void initialize() {
    model.factsProperty().subscribe(this::show);
    copyAs.setOnShowing(showing -> fillCopyAs());
    fillCopyAs();
    Shown.when(wireshark, outside.hasWireshark());
    model.pageProperty().subscribe(this::turn);
  }

  /// Only a connection has bytes to look into.
  private void turn(SheetPage page) {
    Shown.when(inspect, page == SheetPage.CONNECTION);
    root.pseudoClassStateChanged(INSPECTING, page == SheetPage.CONNECTION);
  }

  /// Rows stay where they are while only their values change, so that a selection survives.
  private void show(List<Fact> facts) {
    boolean sameRows =
        facts.stream().map(Fact::name).toList().equals(shown.stream().map(Fact::name).toList());
    shown = facts;
    if (sameRows) {
      update(facts);
    } else {
      rebuild(facts);
    }
    Shown.when(capture, file() != null);
  }

  private void update(List<Fact> facts) {
    List<Node> values =
        list.getChildren().stream().filter(node -> node instanceof TextField).toList();
    for (int i = 0; i < facts.size(); i++) {
      TextField value = (TextField) values.get(i);
      if (!value.getText().equals(facts.get(i).value())) {
        value.setText(facts.get(i).value());
      }
    }
  }

  private void rebuild(List<Fact> facts) {
    List<Node> rows = new ArrayList<>();
    String group = "";
    for (Fact fact : facts) {
      if (!fact.group().equals(group)) {
        group = fact.group();
        rows.add(label(group, "facts-group"));
      }
      rows.add(label(fact.name(), "facts-name"));
      rows.add(value(fact));
    }
    list.getChildren().setAll(rows);
  }

  private static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    return label;
  }

  private static TextField value(Fact fact) {
    TextField field = new TextField(fact.value());
    field.setEditable(false);
    field.getStyleClass().add("facts-value");
    field.setAccessibleText(fact.name() + ": " + fact.value());
    return field;
  }

  private void fillCopyAs() {
    List<MenuItem> items = new ArrayList<>();
    model.copies().forEach(way -> items.add(item(way.label() + ":  " + way.shown(), way.text())));
    items.add(item("The whole story", model.text()));
    copyAs.getItems().setAll(items);
  }

  private static MenuItem item(String label, String text) {
    MenuItem item = new MenuItem(label);
    item.setMnemonicParsing(false);
    item.setOnAction(chosen -> Shown.copy(text));
    return item;
  }

  private @Nullable Path file() {
    Recording recording = recording();
    return recording == null ? null : recording.file();
  }

  private @Nullable Recording recording() {
    SessionModel session = model.sessionProperty().get();
    return session == null ? null : session.state().recording();
  }

  @FXML
  void copyCapture() {
    Path file = file();
    if (file != null) {
      Shown.copy(file.toString());
    }
  }

  @FXML
  void openInWireshark() {
    Recording recording = recording();
    if (recording != null) {
      new ToWireshark(save, outside).open(recording);
    }
  }

  @FXML
  void openFolder() {
    Path file = file();
    if (file != null) {
      outside.openFolder(file);
    }
  }
}
