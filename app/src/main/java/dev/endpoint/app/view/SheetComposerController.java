package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.ComposerModel;
import dev.endpoint.app.model.FileProgress;
import dev.endpoint.app.model.LineEnding;
import dev.endpoint.app.model.SendMode;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.Typed;
import dev.endpoint.engine.transport.MessageKind;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The composer: what to say next, and the three ways to end saying it.
public final class SheetComposerController {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final int MOST_ROWS = 6;

  private final SheetModel model;
  private final ComposerModel composer;
  private final Function<Window, @Nullable Path> files;
  private Runnable onConfirm = () -> {};

  @FXML VBox root;
  @FXML HBox confirm;
  @FXML Label confirmWords;
  @FXML Button confirmYes;
  @FXML HBox outbox;
  @FXML Label outboxWords;
  @FXML HBox transfer;
  @FXML Label transferWords;
  @FXML ProgressBar transferBar;
  @FXML Button stopFile;
  @FXML TextArea text;
  @FXML HBox filePane;
  @FXML Node replay;
  @FXML Button choose;
  @FXML Label fileWords;
  @FXML Label reason;
  @FXML Button send;
  @FXML ToggleButton asText;
  @FXML ToggleButton asHex;
  @FXML ToggleButton asFile;
  @FXML ToggleButton asReplay;
  @FXML MenuButton ending;
  @FXML MenuButton kind;
  @FXML Label message;
  @FXML Button finish;

  public SheetComposerController(SheetModel model, Function<Window, @Nullable Path> files) {
    this.model = model;
    this.composer = model.composer();
    this.files = files;
  }

  @FXML
  void initialize() {
    text.textProperty().bindBidirectional(composer.textProperty());
    text.textProperty().subscribe(t -> grow());
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::confirmKey);
    bindModes();
    bindEndings();
    bindKinds();
    composer.typedProperty().subscribe(t -> showMessage());
    composer.sizeProperty().subscribe(s -> showMessage());
    composer.sendableProperty().subscribe(s -> showSendable());
    composer.reasonProperty().subscribe(r -> showSendable());
    composer.outboxProperty().subscribe(words -> Shown.words(outbox, outboxWords, words));
    composer.fileProperty().subscribe(this::showFile);
    model.sessionProperty().subscribe(this::changed);
    root.setOnDragOver(this::dragOver);
    root.setOnDragDropped(this::dropped);
    dismissed();
  }

  private void bindModes() {
    ToggleGroup modes = new ToggleGroup();
    mode(asText, modes, SendMode.TEXT);
    mode(asHex, modes, SendMode.HEX);
    mode(asFile, modes, SendMode.FILE);
    mode(asReplay, modes, SendMode.REPLAY);
    composer.modeProperty().subscribe(this::showMode);
  }

  private void mode(ToggleButton button, ToggleGroup group, SendMode mode) {
    button.setToggleGroup(group);
    button.setOnAction(
        pressed -> {
          composer.modeProperty().set(mode);
          showMode(mode);
        });
  }

  private void showMode(SendMode mode) {
    asText.setSelected(mode == SendMode.TEXT);
    asHex.setSelected(mode == SendMode.HEX);
    asFile.setSelected(mode == SendMode.FILE);
    asReplay.setSelected(mode == SendMode.REPLAY);
    text.setPromptText(
        mode == SendMode.HEX
            ? "Hex: 48 65 6C 6C 6F"
            : "Text; Enter sends a line, Shift+Enter starts another");
    Shown.when(ending, mode == SendMode.TEXT);
    showKind();
    text.setVisible(mode.isTyped());
    filePane.setVisible(mode == SendMode.FILE);
    Shown.when(replay, mode == SendMode.REPLAY);
    Shown.when(send, mode.isTyped());
  }

  private void bindEndings() {
    ToggleGroup group = new ToggleGroup();
    for (LineEnding each : LineEnding.values()) {
      RadioMenuItem item = new RadioMenuItem(each.label() + " \u2013 " + each.help());
      item.setToggleGroup(group);
      item.setOnAction(chosen -> composer.endingProperty().set(each));
      composer.endingProperty().subscribe(now -> item.setSelected(now == each));
      ending.getItems().add(item);
    }
    ending.textProperty().bind(composer.endingProperty().map(LineEnding::label));
  }

  private void bindKinds() {
    ToggleGroup group = new ToggleGroup();
    for (MessageKind each : MessageKind.values()) {
      RadioMenuItem item = new RadioMenuItem(words(each));
      item.setToggleGroup(group);
      item.setOnAction(chosen -> composer.kindProperty().set(each));
      composer.kindProperty().subscribe(now -> item.setSelected(now == each));
      kind.getItems().add(item);
    }
    kind.textProperty().bind(composer.kindProperty().map(SheetComposerController::words));
    composer.messagesProperty().subscribe(this::showMessages);
  }

  private static String words(MessageKind kind) {
    return kind == MessageKind.TEXT ? "Text message" : "Binary message";
  }

  private void showMessages(boolean messages) {
    showKind();
    fileWords.setText(
        "or drop one here. It is sent piece by piece, "
            + (messages ? "each a binary message." : "as the peer takes it."));
  }

  private void showKind() {
    boolean chosen = composer.modeProperty().get().isTyped();
    Shown.when(kind, chosen && composer.messagesProperty().get());
  }

  private void changed(@Nullable SessionModel session) {
    dismissed();
    text.end();
  }

  private void grow() {
    long lines = text.getText().chars().filter(c -> c == '\n').count() + 1;
    text.setPrefRowCount((int) Math.min(MOST_ROWS, lines));
  }

  private void showMessage() {
    Typed typed = composer.typedProperty().get();
    boolean wrong = typed instanceof Typed.Wrong;
    message.pseudoClassStateChanged(WRONG, wrong);
    text.pseudoClassStateChanged(WRONG, wrong);
    message.setText(
        typed instanceof Typed.Wrong(int start, int end, String words)
            ? "At " + (start + 1) + ": " + words
            : composer.sizeProperty().get());
    message.setTooltip(message.getText().isEmpty() ? null : new Tooltip(message.getText()));
    send.setDisable(wrong || !composer.sendableProperty().get());
  }

  private void showSendable() {
    boolean sendable = composer.sendableProperty().get();
    reason.setText(composer.reasonProperty().get());
    Shown.when(reason, !sendable);
    text.setDisable(!sendable);
    choose.setDisable(!sendable);
    finish.setDisable(!sendable);
    showMessage();
  }

  private void showFile(@Nullable FileProgress file) {
    Shown.when(transfer, file != null);
    if (file != null) {
      transferWords.setText(file.words());
      transferBar.setProgress(file.fraction());
      Shown.when(transferBar, file.running());
      Shown.when(stopFile, file.running());
      transfer.getStyleClass().setAll("band", file.failed() ? "band-danger" : "band-info");
    }
  }

  private void key(KeyEvent event) {
    boolean taken =
        switch (event.getCode()) {
          case ENTER -> enter(event);
          case UP ->
              recall(
                  event, !text.getText(0, text.getCaretPosition()).contains("\n"), composer::older);
          case DOWN ->
              recall(
                  event,
                  text.getText().indexOf('\n', text.getCaretPosition()) < 0,
                  composer::newer);
          default -> false;
        };
    if (taken) {
      event.consume();
    }
  }

  private boolean enter(KeyEvent event) {
    if (event.isShiftDown()) {
      text.replaceSelection("\n");
    } else if (event.isShortcutDown()) {
      composer.sendAll();
    } else {
      text.positionCaret(composer.sendLine(text.getCaretPosition()));
    }
    return true;
  }

  private boolean recall(KeyEvent event, boolean atEdge, Runnable step) {
    if (!atEdge || event.isShiftDown() || event.isShortcutDown()) {
      return false;
    }
    step.run();
    text.end();
    return true;
  }

  /// Asks, in one line and for one key, whether to finish sending: there is no way back.
  void askFinish() {
    if (composer.sendableProperty().get()) {
      ask(
          "Finish sending? The peer sees the end of the stream; nothing more can be sent on this"
              + " connection.",
          "Finish sending",
          model::finish);
    }
  }

  /// Asks, in one line and for one key, whether to reset.
  void askReset() {
    SessionModel session = model.sessionProperty().get();
    if (session != null && session.state().phase().isConnected()) {
      ask(
          "Reset the connection? It ends at once for both sides; what is on its way is lost.",
          "Reset",
          model::reset);
    }
  }

  private void ask(String question, String yes, Runnable action) {
    onConfirm = action;
    confirmYes.setText(yes);
    Shown.words(confirm, confirmWords, question);
    confirmYes.requestFocus();
  }

  private void confirmKey(KeyEvent event) {
    if (!confirm.isVisible()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      confirmed();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      dismissed();
      focus();
      event.consume();
    }
  }

  @FXML
  void confirmed() {
    Runnable action = onConfirm;
    dismissed();
    action.run();
    focus();
  }

  @FXML
  void dismissed() {
    onConfirm = () -> {};
    Shown.when(confirm, false);
  }

  /// Puts the caret into the composer.
  void focus() {
    text.requestFocus();
  }

  @FXML
  void sendAll() {
    composer.sendAll();
    focus();
  }

  @FXML
  void chooseFile() {
    Path chosen = files.apply(root.getScene().getWindow());
    if (chosen != null) {
      composer.sendFile(chosen);
    }
  }

  private void dragOver(DragEvent event) {
    if (event.getDragboard().hasFiles() && composer.sendableProperty().get()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    List<File> dropped = event.getDragboard().getFiles();
    if (!dropped.isEmpty()) {
      composer.sendFile(dropped.getFirst().toPath());
      event.setDropCompleted(true);
      event.consume();
    }
  }

  @FXML
  void stopFile() {
    composer.stopFile();
  }

  @FXML
  void finish() {
    model.finish();
  }

  @FXML
  void close() {
    model.close();
  }

  @FXML
  void reset() {
    model.reset();
  }
}
