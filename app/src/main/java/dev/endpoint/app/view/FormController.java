package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.form.FieldGrid;
import dev.endpoint.app.control.form.FieldView;
import dev.endpoint.app.control.form.TypeCell;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.EndpointBarModel;
import dev.endpoint.app.model.FormField;
import dev.endpoint.app.model.FormModel;
import dev.endpoint.app.model.FormModel.Type;
import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The string of the bar as a form, below it.
public final class FormController implements FieldView.Helper {
  /// How much of the window the fields may take; what is more is scrolled to.
  private static final double MOST = 0.4;

  private final FormModel form;
  private final EndpointBarModel bar;
  private final FileChoices files;

  @FXML VBox root;
  @FXML Button back;
  @FXML Label where;
  @FXML ComboBox<@Nullable Type> types;
  @FXML Label summary;
  @FXML ScrollPane scroll;
  @FXML FieldGrid grid;

  public FormController(Desk desk, FileChoices files) {
    this.form = desk.form();
    this.bar = desk.bar();
    this.files = files;
  }

  @FXML
  void initialize() {
    types.setCellFactory(list -> new TypeCell(true));
    types.setButtonCell(new TypeCell(false));
    form.typesProperty().subscribe(this::offer);
    form.typeProperty().subscribe(this::show);
    types.valueProperty().subscribe((before, chosen) -> choose(chosen));
    form.pathProperty().subscribe(this::showPath);
    form.fieldsProperty().subscribe(this::showFields);
    form.openProperty().subscribe(open -> Shown.when(root, open));
    grid.heightProperty().subscribe(height -> size());
    root.sceneProperty().subscribe(this::shown);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    HeldEnter held = new HeldEnter(grid);
    grid.addEventFilter(KeyEvent.KEY_PRESSED, press -> enter(press, held));
  }

  private void shown(@Nullable Scene scene) {
    if (scene != null) {
      scene.heightProperty().subscribe(height -> size());
    }
  }

  private void size() {
    Scene scene = root.getScene();
    if (scene != null) {
      scroll.setPrefViewportHeight(Math.min(grid.getHeight(), MOST * scene.getHeight()));
    }
  }

  private void offer(List<Type> all) {
    types.getItems().setAll(all);
    show(form.typeProperty().get());
  }

  private void show(@Nullable Type type) {
    types.setValue(type);
    boolean bare = type != null && form.fieldsProperty().get().isEmpty();
    summary.setText(bare ? "No arguments" : "");
  }

  private void choose(@Nullable Type chosen) {
    if (chosen != null) {
      form.choose(chosen);
    }
  }

  private void showPath(List<String> path) {
    Shown.when(back, !path.isEmpty());
    Shown.when(where, !path.isEmpty());
    where.setText(String.join(" \u203a ", path) + " \u203a");
  }

  private void showFields(List<FormField> fields) {
    grid.getChildren().setAll(fields.stream().map(field -> new FieldView(field, this)).toList());
    scroll.setVvalue(0);
    show(form.typeProperty().get());
  }

  /// Goes to the first field that needs a value, or to the first one.
  void focus() {
    // Before it has its skin, the scroll pane does not hold them.
    root.applyCss();
    List<FieldView> views = views();
    Node first =
        views.stream()
            .filter(view -> view.field().isRequired())
            .filter(view -> view.field().valueProperty().get().isEmpty())
            .findFirst()
            .or(() -> views.stream().findFirst())
            .map(FieldView::control)
            .orElse(types);
    first.requestFocus();
  }

  private List<FieldView> views() {
    return grid.getChildren().stream().map(FieldView.class::cast).toList();
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      leave();
      event.consume();
    }
  }

  /// Enter in a line of text does what it does in the bar.
  private void enter(KeyEvent event, HeldEnter held) {
    if (event.getCode() != KeyCode.ENTER || !(event.getTarget() instanceof TextField)) {
      return;
    }
    held.taken();
    if (event.isAltDown()) {
      bar.enterAsListener();
    } else if (event.isShiftDown()) {
      bar.enterAndKeep();
    } else {
      bar.enter();
    }
    event.consume();
  }

  @Override
  public void choose(FormField field, boolean folder) {
    Window window = root.getScene().getWindow();
    Path chosen = folder ? files.chooseFolder(window) : files.chooseFile(window);
    if (chosen != null) {
      field.valueProperty().set(chosen.toString());
    }
  }

  @Override
  public void enter(FormField field) {
    form.enter(field);
    focus();
  }

  @Override
  public void fix(FormField field) {
    form.fix(field);
  }

  /// Out of the endpoint inside, or out of the form.
  @FXML
  void leave() {
    String inside = form.pathProperty().get().isEmpty() ? "" : form.pathProperty().get().getLast();
    if (form.leave()) {
      views().stream()
          .filter(view -> view.field().name().equals(inside))
          .forEach(view -> view.control().requestFocus());
    } else {
      form.close();
    }
  }

  @FXML
  void close() {
    form.close();
  }
}
