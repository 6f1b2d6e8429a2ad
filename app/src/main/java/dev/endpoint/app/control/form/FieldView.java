package dev.endpoint.app.control.form;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.BarMessage;
import dev.endpoint.app.model.BarMessage.Tone;
import dev.endpoint.app.model.FormField;
import dev.endpoint.engine.syntax.Choice;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// One field of the form: its name, what it takes, the value, and below it what it is for or what
/// is wrong.
public final class FieldView extends VBox {
  /// What a field cannot do by itself.
  public interface Helper {
    /// Lets the user choose a file, or a folder, for the field's value.
    void choose(FormField field, boolean folder);

    /// Shows the form of the endpoint that the field holds.
    void enter(FormField field);

    /// Applies what is offered below the field.
    void fix(FormField field);
  }

  /// The theme's look of a value that cannot be used.
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final FormField field;
  private final Helper helper;
  private final Control control;
  private final Label message = new Label();
  private final Button fix = new Button();

  public FieldView(FormField field, Helper helper) {
    this.field = field;
    this.helper = helper;
    this.control = made();
    getStyleClass().add("form-field");
    HBox line = new HBox(control);
    line.getStyleClass().add("form-line");
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(control, Priority.ALWAYS);
    control.setMaxWidth(Double.MAX_VALUE);
    control.setId("form-" + field.name());
    addButtons(line);
    message.getStyleClass().add("message");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    fix.getStyleClass().addAll("small", "fix");
    fix.setOnAction(press -> helper.fix(field));
    getChildren().addAll(head(), line, message, fix);
    field.messageProperty().subscribe(this::show);
    field
        .shownProperty()
        .subscribe(
            shown -> {
              control.setDisable(!shown);
              prompt(shown ? "" : "has line breaks: change it in the string");
            });
  }

  private void prompt(String words) {
    if (control instanceof TextInputControl text) {
      text.setPromptText(words);
    }
  }

  private HBox head() {
    Label name = new Label(field.name());
    name.getStyleClass().add("form-name");
    name.setLabelFor(control);
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label detail = new Label(field.detail());
    detail.getStyleClass().add("form-detail");
    Label required = new Label("required");
    required.getStyleClass().add("form-required");
    required.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = field.isRequired() ? new HBox(name, required, detail) : new HBox(name, detail);
    head.getStyleClass().add("form-head");
    head.setAlignment(Pos.BASELINE_LEFT);
    return head;
  }

  private Control made() {
    return switch (field.way()) {
      case CHOICE -> choice();
      case SECRET -> bound(new PasswordField());
      case LINES -> lines();
      case ENDPOINT, PATH, TEXT -> bound(new TextField());
    };
  }

  private <T extends TextInputControl> T bound(T input) {
    input.textProperty().bindBidirectional(field.valueProperty());
    return input;
  }

  private TextArea lines() {
    TextArea area = bound(new TextArea());
    area.setPrefRowCount(2);
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
            area.requestFocusTraversal(
                key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
          }
        });
    return area;
  }

  /// A choice that is another spelling of one of them, or none of them, is shown as it is.
  private ChoiceBox<String> choice() {
    ChoiceBox<String> box = new ChoiceBox<>();
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String value) {
            return value == null || value.isEmpty() ? field.unsaid() : value;
          }

          @Override
          public String fromString(String text) {
            throw new UnsupportedOperationException("nobody types " + text);
          }
        });
    box.getItems().add("");
    box.getItems().addAll(field.choices().stream().map(Choice::value).toList());
    field
        .valueProperty()
        .subscribe(
            value -> {
              if (!box.getItems().contains(value)) {
                box.getItems().add(value);
              }
              box.setValue(value);
            });
    box.valueProperty()
        .subscribe(
            (before, value) -> {
              if (value != null) {
                field.valueProperty().set(value);
              }
            });
    return box;
  }

  private void addButtons(HBox line) {
    switch (field.way()) {
      case ENDPOINT -> line.getChildren().add(form());
      case PATH ->
          line.getChildren()
              .add(
                  menu(
                      "Choose a file or a folder for " + field.name(),
                      List.of(
                          item("A file …", () -> helper.choose(field, false)),
                          item("A folder …", () -> helper.choose(field, true)))));
      case TEXT -> {
        if (!field.choices().isEmpty()) {
          line.getChildren().add(offers());
        }
      }
      case CHOICE, SECRET, LINES -> {}
    }
  }

  private Button form() {
    Button button = new Button();
    button.getStyleClass().addAll("flat", "button-icon");
    button.setGraphic(icon("icon-form"));
    button.setAccessibleText("The form of " + field.name());
    button.setOnAction(press -> helper.enter(field));
    return button;
  }

  private MenuButton offers() {
    List<MenuItem> items =
        field.choices().stream()
            .map(
                choice ->
                    item(
                        choice.help().isEmpty()
                            ? choice.value()
                            : choice.value() + "   " + choice.help(),
                        () -> field.valueProperty().set(choice.value())))
            .toList();
    return menu("Usual values of " + field.name(), items);
  }

  private static MenuButton menu(String name, List<MenuItem> items) {
    MenuButton menu = new MenuButton();
    menu.getStyleClass().addAll("flat", "button-icon", "no-arrow");
    menu.setGraphic(icon("icon-down"));
    menu.setAccessibleText(name);
    menu.getItems().setAll(items);
    return menu;
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(chosen -> action.run());
    return item;
  }

  private static Region icon(String name) {
    Region icon = new Region();
    icon.getStyleClass().addAll("icon", name);
    return icon;
  }

  private void show(BarMessage now) {
    message.setText(now.text());
    String tone = now.tone().name().toLowerCase(Locale.ROOT);
    getStyleClass().setAll("form-field", "tone-" + tone);
    boolean wrong = now.tone() == Tone.ERROR;
    control.pseudoClassStateChanged(DANGER, wrong);
    fix.setText(now.fix() == null ? "" : now.fix().label());
    Shown.when(fix, now.fix() != null);
    String required = field.isRequired() ? ", required, " : ", ";
    control.setAccessibleText(field.name() + required + field.detail());
    control.setAccessibleHelp(now.text());
  }

  public FormField field() {
    return field;
  }

  /// The node that takes the value.
  public Node control() {
    return control;
  }
}
