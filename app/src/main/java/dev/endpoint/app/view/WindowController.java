package dev.endpoint.app.view;

import dev.endpoint.app.control.Late;
import dev.endpoint.app.fxml.Fxml;
import dev.endpoint.app.fxml.FxmlViews;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.StartModel;
import dev.endpoint.app.model.TroubleModel;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The window as a whole: puts its parts together, gives the keys their meaning, shows the selected
/// session's sheet.
public final class WindowController {
  private static final PseudoClass RAIL = PseudoClass.getPseudoClass("rail");

  private static final double RAIL_WIDTH = 52;
  private static final double MIN_SIDEBAR = 190;
  private static final double MAX_SIDEBAR = 520;

  /// Below this width of the window the sidebar is a rail.
  private static final double NARROW = 1000;

  private static final double COMPLETIONS_WIDTH = 620;

  private final Desk desk;
  private final Supplier<SheetController> sheets;
  private final Runnable rehearsal;
  private final Executor spare;
  private final FxmlViews views;
  private final FileChoices files;
  private @Nullable SheetController sheet;
  private @Nullable Region completions;
  private @Nullable FormController form;
  private @Nullable CapturesController captures;

  @FXML StackPane root;
  @FXML SplitPane split;
  @FXML StackPane sidebar;
  @FXML StackPane content;
  @FXML VBox bar;
  @FXML Pane formPlace;
  @FXML Pane capturesPlace;
  @FXML Pane over;
  @FXML HBox trouble;
  @FXML VBox blank;
  @FXML BarController barController;

  /// @param sheets makes the one sheet of the window
  /// @param rehearsal loads what sheets need to be shown, a piece at a time
  /// @param spare runs tasks in a later pulse, when there is time for them
  /// @param views makes what is shown when it is asked for
  public WindowController(
      Desk desk,
      Supplier<SheetController> sheets,
      Runnable rehearsal,
      Executor spare,
      FxmlViews views,
      FileChoices files) {
    this.desk = desk;
    this.sheets = sheets;
    this.rehearsal = rehearsal;
    this.spare = spare;
    this.views = views;
    this.files = files;
  }

  @FXML
  void initialize() {
    Late.untilSeen(trouble);
    Late.untilSeen(blank);
    desk.workbench().shownProperty().subscribe(this::show);
    desk.rail().railProperty().subscribe(this::fold);
    root.widthProperty()
        .subscribe(width -> desk.rail().narrowProperty().set(width.doubleValue() < NARROW));
    split.widthProperty().subscribe(width -> splitResized());
    split.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    desk.bar().completions().openProperty().subscribe(this::placeCompletions);
    root.sceneProperty().subscribe(this::shown);
    desk.form().openProperty().subscribe((before, open) -> showForm(open));
    desk.captures().openProperty().subscribe((before, open) -> showCaptures(open));
    cover(desk.close().askingProperty(), Fxml.WINDOW_CLOSE);
    cover(desk.help().openProperty(), Fxml.WINDOW_HELP);
    cover(desk.file().openProperty(), Fxml.WINDOW_FILE);
  }

  /// Lays a page over the window while it is wanted; it is made when that is first so.
  private void cover(ReadOnlyBooleanProperty wanted, Fxml page) {
    Subscription[] first = {Subscription.EMPTY};
    first[0] =
        wanted.subscribe(
            (before, now) -> {
              first[0].unsubscribe();
              root.getChildren().add(page(page));
            });
    wanted.subscribe(this::disable);
  }

  private Region page(Fxml page) {
    return views.<Region, Object>load(page).root();
  }

  private void showForm(boolean open) {
    if (open) {
      form().focus();
    } else {
      barController.focus();
    }
  }

  private void showCaptures(boolean open) {
    if (open) {
      captures().focus();
    } else {
      barController.focus();
    }
  }

  private CapturesController captures() {
    CapturesController made = captures;
    if (made == null) {
      FxmlViews.View<Node, CapturesController> view = views.load(Fxml.WINDOW_CAPTURES);
      made = view.controller();
      captures = made;
      capturesPlace.getChildren().add(view.root());
    }
    return made;
  }

  private FormController form() {
    FormController made = form;
    if (made == null) {
      FxmlViews.View<Node, FormController> view = views.load(Fxml.WINDOW_FORM);
      made = view.controller();
      form = made;
      formPlace.getChildren().add(view.root());
    }
    return made;
  }

  private void show(@Nullable SessionModel session) {
    if (session != null) {
      sheet().show(session);
    } else if (sheet != null) {
      sheet.show(null);
    }
  }

  /// The sheet is made when it is first needed, or when the window has been painted: a start
  /// without it is faster.
  private SheetController sheet() {
    SheetController made = sheet;
    if (made == null) {
      made = sheets.get();
      sheet = made;
      content.getChildren().add(made.node());
    }
    return made;
  }

  /// Makes what nobody has asked for yet, so that it shows at once when somebody does; a piece a
  /// pulse, so that keys are answered in between.
  private void prepare() {
    lookAtClipboard();
    spare.execute(
        () -> {
          completions();
          spare.execute(this::prepareSheet);
        });
  }

  private void prepareSheet() {
    sheet();
    rehearsal.run();
  }

  private void fold(boolean folded) {
    double remembered = desk.settings().sidebarWidthProperty().get();
    sidebar.setMinWidth(folded ? RAIL_WIDTH : MIN_SIDEBAR);
    sidebar.setMaxWidth(folded ? RAIL_WIDTH : MAX_SIDEBAR);
    sidebar.setPrefWidth(folded ? RAIL_WIDTH : remembered);
    root.pseudoClassStateChanged(RAIL, folded);
    placeDivider();
  }

  private void released(MouseEvent event) {
    for (Node node = (Node) event.getTarget();
        node != null && node != split;
        node = node.getParent()) {
      if (node.getStyleClass().contains("split-pane-divider")) {
        rememberWidth();
      }
    }
  }

  /// The user has dragged the divider: not laid out yet, so its place is what counts. Widths that
  /// come of the window's size are not what anybody wants to have again.
  private void rememberWidth() {
    if (!desk.rail().railProperty().get()) {
      double dragged = split.getDividerPositions()[0] * split.getWidth();
      double width = Math.clamp(dragged, MIN_SIDEBAR, MAX_SIDEBAR);
      sidebar.setPrefWidth(width);
      desk.settings().sidebarWidthProperty().set(width);
    }
  }

  /// Within the layout of the window. The first layout in a new size keeps the sidebar as wide as
  /// it was, be that a rail, whatever its divider was told; the second one, at once, listens to it.
  private void splitResized() {
    split.layout();
    placeDivider();
  }

  private void placeDivider() {
    if (split.getWidth() > 0) {
      split.setDividerPositions(sidebar.getPrefWidth() / split.getWidth());
    }
  }

  private void placeCompletions(boolean open) {
    if (!open) {
      return;
    }
    int start = desk.bar().completions().items().getFirst().start();
    Region list = completions();
    Point2D below =
        root.sceneToLocal(barController.field().localToScene(barController.field().xAt(start), 0));
    double width = Math.min(COMPLETIONS_WIDTH, root.getWidth() - 16);
    list.setPrefWidth(width);
    list.relocate(
        Math.clamp(below.getX() - 12, 8, Math.max(8, root.getWidth() - width - 8)),
        bar.getBoundsInParent().getMaxY() - 2);
  }

  private Region completions() {
    Region made = completions;
    if (made == null) {
      made = page(Fxml.WINDOW_COMPLETIONS);
      completions = made;
      over.getChildren().add(made);
    }
    return made;
  }

  private void shown(@Nullable Scene scene) {
    if (scene == null) {
      return;
    }
    Regions regions =
        new Regions(
            List.of(bar.lookup(".endpoint-field"), formPlace, capturesPlace, sidebar, content));
    key(scene, "Shortcut+L", barController::focus);
    key(scene, "Shortcut+B", desk.rail()::toggle);
    key(scene, "Shortcut+W", desk::endSelected);
    key(scene, "F4", desk.form()::toggle);
    key(scene, "Alt+K", desk.bar()::fix);
    key(scene, "F6", () -> regions.walk(scene.getFocusOwner(), 1));
    key(scene, "Shift+F6", () -> regions.walk(scene.getFocusOwner(), -1));
    key(scene, "Esc", this::escape);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::cover);
    scene.setOnDragOver(this::offerToOpen);
    scene.setOnDragDropped(this::openDropped);
  }

  private void offerToOpen(DragEvent drag) {
    if (drag.getDragboard().hasFiles()) {
      drag.acceptTransferModes(TransferMode.COPY);
      drag.consume();
    }
  }

  private void openDropped(DragEvent drop) {
    if (drop.getDragboard().hasFiles()) {
      files.open(drop.getDragboard().getFiles().getFirst().toPath());
      drop.setDropCompleted(true);
      drop.consume();
    }
  }

  /// The window is on the screen and laid out.
  ///
  /// @param painted what is left to do when it has been painted
  public void opened(Runnable painted) {
    barController.focus();
    new Painted(
            () -> {
              painted.run();
              prepare();
            })
        .start();
  }

  private static void key(Scene scene, String keys, Runnable action) {
    scene.getAccelerators().put(KeyCombination.valueOf(keys), action);
  }

  /// Comes before every shortcut, whoever has put it into the scene. Below a question and a list of
  /// endpoints, which want an answer of their own, none does anything; help goes, so that what was
  /// asked for is seen.
  private void cover(KeyEvent press) {
    if (isShortcut(press)) {
      if (desk.close().isAsking() || desk.file().isOpen()) {
        press.consume();
      } else if (press.getCode() != KeyCode.F1) { // which closes it itself
        desk.help().close();
      }
    }
  }

  private static boolean isShortcut(KeyEvent press) {
    KeyCode code = press.getCode();
    return !code.isModifierKey()
        && (press.isShortcutDown() || press.isAltDown() || code.isFunctionKey());
  }

  /// Where no part of the window wanted the key.
  private void escape() {
    if (desk.close().isAsking()) {
      desk.close().dismiss();
    } else if (desk.file().isOpen()) {
      desk.file().close();
    } else if (desk.help().isOpen()) {
      desk.help().close();
    } else if (!desk.bar().cancelAttempt()) {
      sidebar.getChildren().getFirst().requestFocus();
    }
  }

  /// What lies below an open question takes no keys.
  private void disable(boolean covered) {
    root.getChildren().getFirst().setDisable(desk.close().isAsking());
    if (!covered) {
      barController.focus();
    }
  }

  /// Looks what is on the clipboard, when the answer would be shown.
  public void lookAtClipboard() {
    if (desk.start().isShown()) {
      String content = Clipboard.getSystemClipboard().getString();
      desk.start().clipboardHolds(content == null ? "" : content);
    }
  }

  public TroubleModel getTroubles() {
    return desk.troubles();
  }

  public StartModel getStart() {
    return desk.start();
  }

  @FXML
  void copyTrouble() {
    ClipboardContent words = new ClipboardContent();
    words.putString(desk.troubles().details());
    Clipboard.getSystemClipboard().setContent(words);
  }

  @FXML
  void dismissTrouble() {
    desk.troubles().dismiss();
  }
}
