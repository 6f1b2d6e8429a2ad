package dev.endpoint.app.view;

import dev.endpoint.app.control.EndpointField;
import dev.endpoint.app.control.Late;
import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.BarMessage;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.EndpointBarModel;
import dev.endpoint.app.model.EndpointText;
import dev.endpoint.app.model.Primary;
import dev.endpoint.app.settings.ThemeChoice;
import dev.endpoint.engine.syntax.Side;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// The endpoint bar: role, address, what there is to say about it, the primary button, the menu.
public final class BarController {
  private static final PseudoClass ENDS = PseudoClass.getPseudoClass("ends");
  private static final PseudoClass EXPOSED = PseudoClass.getPseudoClass("exposed");

  private final Desk desk;
  private final FileChoices files;
  private final EndpointBarModel bar;
  private final ObservableValue<BarMessage> message;

  @FXML EndpointField field;
  @FXML ToggleButton form;
  @FXML Button primary;
  @FXML MenuButton ways;
  @FXML ToggleButton connectRole;
  @FXML ToggleButton listenRole;
  @FXML HBox messageLine;
  @FXML Button fix;
  @FXML Label fixKey;
  @FXML RadioMenuItem systemTheme;
  @FXML RadioMenuItem lightTheme;
  @FXML RadioMenuItem darkTheme;

  public BarController(Desk desk, FileChoices files) {
    this.desk = desk;
    this.files = files;
    this.bar = desk.bar();
    this.message = bar.messageProperty();
  }

  @FXML
  void initialize() {
    Late.untilSeen(fix);
    Late.untilSeen(fixKey);
    field.textProperty().bindBidirectional(bar.textProperty());
    field.caretPositionProperty().subscribe(caret -> bar.caretProperty().set(caret.intValue()));
    bar.caretProperty().subscribe(caret -> moveCaret(caret.intValue()));
    field.diagnosticsProperty().bind(bar.marksProperty());
    field.ghostProperty().bind(bar.readingProperty().map(EndpointText::ghost));
    field.focusedProperty().subscribe(focused -> bar.focused(focused));
    HeldEnter held = new HeldEnter(field);
    field.addEventFilter(KeyEvent.KEY_PRESSED, press -> key(press, held));
    bar.offersProperty().subscribe((before, now) -> goOn());
    bar.sideProperty().subscribe(this::showSide);
    message.subscribe(this::showTone);
    bar.primaryProperty().subscribe(this::showPrimary);
    desk.form().openProperty().subscribe(form::setSelected);
    ways.disableProperty().bind(bar.readyProperty().not());
    desk.settings().themeProperty().subscribe(this::showTheme);
  }

  private void moveCaret(int caret) {
    if (field.getCaretPosition() != caret) {
      field.positionCaret(caret);
    }
  }

  private void key(KeyEvent event, HeldEnter held) {
    boolean taken =
        switch (event.getCode()) {
          case ENTER -> enter(event, held);
          case TAB -> !event.isShiftDown() && bar.tab();
          case UP -> bar.up();
          case DOWN -> bar.down();
          case ESCAPE -> bar.escape();
          case SPACE -> event.isControlDown() && bar.complete();
          default -> false;
        };
    if (taken) {
      event.consume();
    }
  }

  private boolean enter(KeyEvent event, HeldEnter held) {
    held.taken();
    if (event.isAltDown()) {
      bar.enterAsListener();
    } else if (event.isShiftDown()) {
      bar.enterAndKeep();
    } else if (!bar.enter()) {
      desk.start().enter();
    }
    return true;
  }

  private void showSide(Side side) {
    connectRole.setSelected(side == Side.CLIENT);
    listenRole.setSelected(side == Side.SERVER);
    field.setPromptText(
        side == Side.CLIENT ? "tcp:localhost:8080" : "tcp:8080:interface=127.0.0.1");
  }

  private void showTone(BarMessage now) {
    String tone = "tone-" + now.tone().name().toLowerCase(Locale.ROOT);
    messageLine.getStyleClass().setAll("message-line", tone);
  }

  private void showPrimary(Primary now) {
    primary.pseudoClassStateChanged(ENDS, !now.starts());
    Shown.when(ways, now == Primary.CONNECT);
    primary.pseudoClassStateChanged(EXPOSED, now == Primary.LISTEN_ON_NETWORK);
  }

  private void showTheme(ThemeChoice choice) {
    systemTheme.setSelected(choice == ThemeChoice.SYSTEM);
    lightTheme.setSelected(choice == ThemeChoice.LIGHT);
    darkTheme.setSelected(choice == ThemeChoice.DARK);
  }

  /// Puts the caret behind what there is of an address.
  private void goOn() {
    field.requestFocus();
    field.end();
  }

  /// Puts the caret into the address and selects what is there.
  void focus() {
    field.requestFocus();
    field.selectAll();
  }

  EndpointField field() {
    return field;
  }

  public ObservableValue<String> messageProperty() {
    return message.map(BarMessage::text);
  }

  public String getMessage() {
    return message.getValue().text();
  }

  public ObservableValue<String> fixLabelProperty() {
    return message.map(m -> m.fix() == null ? "" : m.fix().label());
  }

  public String getFixLabel() {
    return fixLabelProperty().getValue();
  }

  public ObservableValue<Boolean> fixableProperty() {
    return message.map(m -> m.fix() != null);
  }

  public boolean isFixable() {
    return fixableProperty().getValue();
  }

  /// The key that applies the fix: Tab does so only where there is an error to mend, and nothing to
  /// complete.
  public ObservableValue<String> fixKeyProperty() {
    return bar.completions()
        .openProperty()
        .flatMap(
            open -> message.map(m -> !open && m.tone() == BarMessage.Tone.ERROR ? "Tab" : "Alt+K"));
  }

  public String getFixKey() {
    return fixKeyProperty().getValue();
  }

  public ObservableValue<String> primaryLabelProperty() {
    return bar.primaryProperty().map(Primary::label);
  }

  public String getPrimaryLabel() {
    return bar.primaryProperty().get().label();
  }

  public ObservableValue<Boolean> readyProperty() {
    return bar.readyProperty();
  }

  public boolean isReady() {
    return bar.readyProperty().get();
  }

  @FXML
  void press() {
    bar.press();
  }

  @FXML
  void keep() {
    bar.enterAndKeep();
  }

  @FXML
  void fix() {
    bar.fix();
  }

  @FXML
  void toggleForm() {
    desk.form().toggle();
  }

  @FXML
  void connectRole() {
    role(Side.CLIENT);
  }

  @FXML
  void listenRole() {
    role(Side.SERVER);
  }

  /// Pressing the role that it has is no reason to show none.
  private void role(Side side) {
    bar.role(side);
    showSide(side);
  }

  @FXML
  void foldSidebar() {
    desk.rail().toggle();
  }

  @FXML
  void startAnew() {
    bar.startAnew();
    focus();
  }

  @FXML
  void showStart() {
    desk.start().ask();
  }

  @FXML
  void openFile() {
    files.chooseToOpen(field.getScene().getWindow());
  }

  @FXML
  void saveEndpoints() {
    files.chooseToSave(field.getScene().getWindow());
  }

  @FXML
  void forgetEnded() {
    desk.forgetEnded();
  }

  @FXML
  void showCaptures() {
    desk.captures().toggle();
  }

  @FXML
  void systemTheme() {
    desk.settings().themeProperty().set(ThemeChoice.SYSTEM);
  }

  @FXML
  void lightTheme() {
    desk.settings().themeProperty().set(ThemeChoice.LIGHT);
  }

  @FXML
  void darkTheme() {
    desk.settings().themeProperty().set(ThemeChoice.DARK);
  }

  @FXML
  void showHelp() {
    desk.help().toggle();
  }
}
