package dev.endpoint.app.view;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import dev.endpoint.app.control.ColourChip;
import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.app.fxml.Fxml;
import dev.endpoint.app.fxml.FxmlViews;
import dev.endpoint.app.model.Change;
import dev.endpoint.app.model.ColourRule;
import dev.endpoint.app.model.CutChoice;
import dev.endpoint.app.model.InspectModel;
import dev.endpoint.app.model.NotesModel;
import dev.endpoint.app.model.RecordingActions;
import dev.endpoint.app.model.SaveModel;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.WorkbenchModel;
import dev.endpoint.app.settings.StreamLook;
import dev.endpoint.app.support.SessionStates;
import dev.endpoint.app.support.Steps;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.export.Form;
import dev.endpoint.engine.capture.note.Colour;
import dev.endpoint.engine.session.SessionState.Phase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

class SheetTest extends ApplicationTest {
  @TempDir static Path dir;

  private final RecordingActions actions = new RecordingActions();
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final SheetModel model =
      new SheetModel(actions, workbench, id -> {}, (side, text) -> {}, ZoneOffset.UTC);
  private final Path file = dir.resolve("chosen.bin");
  private final SaveModel save = new SaveModel(Runnable::run, Runnable::run);
  private final NoDesktop desktop = new NoDesktop(file);
  private SheetController sheet;
  private Parent root;

  @Override
  public void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    FxmlViews.View<Parent, SheetController> view =
        new FxmlViews(
                new SheetParts(
                    model,
                    save,
                    new InspectModel(Runnable::run, Runnable::run),
                    new NotesModel(Runnable::run, Runnable::run, words -> {}),
                    new StreamLook(),
                    desktop))
            .load(Fxml.SHEET);
    sheet = view.controller();
    root = view.root();
    stage.setScene(new Scene(root, 900, 620));
    stage.sizeToScene(); // it may have been used before
    stage.show();
  }

  private SessionModel show(SessionStates states) {
    long id = states.build().id();
    fx(
        () -> {
          workbench.apply(List.of(new Change.Changed(states.build())), actions.now);
          sheet.show(workbench.session(id));
        });
    return Objects.requireNonNull(workbench.session(id));
  }

  private static void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(30_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static SessionStates open() {
    return SessionStates.connect(1).phase(Phase.OPEN).local("127.0.0.1", 5).peer("127.0.0.1", 6);
  }

  @Test
  void whatWasSentAndWhatCameBackAreComparedByAKey() throws TimeoutException {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    recorder.data(Direction.SENT, ByteBuffer.wrap("hello there".getBytes(StandardCharsets.UTF_8)));
    recorder.data(
        Direction.RECEIVED, ByteBuffer.wrap("hello where".getBytes(StandardCharsets.UTF_8)));
    show(open().recording(recorder.recording()));
    push(KeyCode.CONTROL, KeyCode.DIGIT6);
    until("1 difference");
    push(KeyCode.F3);
    until("Difference 1 of 1: 1 byte on both sides");
  }

  private void until(String state) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        10,
        TimeUnit.SECONDS,
        () -> lookup(".compare-state").queryLabeled().getText().equals(state));
  }

  private TextArea composer() {
    return lookup(".composer-text").queryAs(TextArea.class);
  }

  /// A button that is on the screen, by how its words begin.
  private ButtonBase button(String words) {
    return lookup(
            (Node node) ->
                node instanceof ButtonBase b
                    && b.getText() != null
                    && b.getText().startsWith(words)
                    && seen(b))
        .queryAs(ButtonBase.class);
  }

  private static boolean seen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void cancelAsksOnceAndTheWordChangesBeforeTheClickIsOver() {
    show(SessionStates.connect(1).step(0, Steps.resolving("h")));
    ButtonBase cancel = button("Cancel");
    List<String> words = new ArrayList<>();
    fx(
        () -> {
          cancel.fire();
          words.add(((Label) root.lookup(".sheet-word")).getText());
          cancel.fire();
        });
    assertEquals(List.of("cancelling"), words);
    assertEquals(List.of("cancel 1"), actions.asked);
    assertTrue(cancel.isDisabled());
  }

  @Test
  void messagesAreListedFilteredAndFoundInTheStream() throws TimeoutException {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    recorder.data(Direction.SENT, ByteBuffer.wrap("one\ntwo\n".getBytes(StandardCharsets.UTF_8)));
    recorder.data(Direction.RECEIVED, ByteBuffer.wrap("three\n".getBytes(StandardCharsets.UTF_8)));
    show(open().recording(recorder.recording()));
    push(KeyCode.CONTROL, KeyCode.DIGIT4);
    waitFor(() -> count().equals("2 messages"));
    fx(() -> model.cutting().choiceProperty().set(CutChoice.LINES));
    waitFor(() -> count().equals("3 messages"));
    push(KeyCode.CONTROL, KeyCode.SLASH);
    write("sent and text ~ /w/", 0);
    waitFor(() -> count().equals("\u2713 1 of 3"));
    write(" or", 0);
    waitFor(() -> count().equals("\u2715 1 of 3"));
    assertEquals(
        "At 23: Something is missing here, such as recv or size > 100.",
        ((Label) root.lookup(".messages-problem")).getText());
    fx(() -> model.filter().typed().textProperty().set("sent and text ~ /w/"));
    push(KeyCode.ENTER);
    push(KeyCode.HOME);
    push(KeyCode.ENTER);
    StreamView stream = lookup((Node node) -> node instanceof StreamView).queryAs(StreamView.class);
    waitFor(() -> seen(stream));
    assertFalse(stream.isFollowing());
    assertTrue(((ToggleButton) button("Text")).isSelected());
  }

  @Test
  void aMessageIsColouredLikeTheOthersOfItsKindByKeysAlone() throws TimeoutException {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    for (String each : List.of("HELO me", "MAIL you", "HELO again")) {
      recorder.data(Direction.SENT, ByteBuffer.wrap(each.getBytes(US_ASCII)));
    }
    show(open().recording(recorder.recording()));
    fx(() -> model.colours().rules().clear());
    push(KeyCode.CONTROL, KeyCode.DIGIT4);
    waitFor(() -> count().equals("3 messages"));
    push(KeyCode.HOME);
    waitFor(() -> lookup(".message-title").tryQuery().isPresent());
    push(KeyCode.C);
    waitFor(() -> model.colours().rules().size() == 1);
    ColourRule rule = model.colours().rules().getFirst();
    assertEquals("sent && text ~ /^HELO/", rule.filter().textProperty().get());
    waitFor(() -> coloured().equals(List.of("\u25C6", "", "\u25C6")));
    write("event", 0); // in place of what is selected
    assertEquals("event", rule.filter().textProperty().get());
    push(KeyCode.SHIFT, KeyCode.TAB).push(KeyCode.SHIFT, KeyCode.TAB).push(KeyCode.SPACE);
    assertFalse(rule.onProperty().get());
    push(KeyCode.TAB).push(KeyCode.SPACE).push(KeyCode.ESCAPE);
    assertTrue(model.colours().openProperty().get(), "only the menu of colours is left");
    push(KeyCode.ESCAPE);
    assertFalse(model.colours().openProperty().get());
    push(KeyCode.C);
    waitFor(() -> model.colours().rules().size() == 2);
    push(KeyCode.ALT, KeyCode.DOWN);
    assertSame(rule, model.colours().rules().getFirst());
    write("sent and", 0);
    assertEquals(
        "sent and", model.colours().rules().get(1).filter().textProperty().get(), "goes on there");
  }

  private List<String> coloured() {
    return lookup(".message-mark").queryAllAs(Text.class).stream()
        .filter(SheetTest::seen)
        .map(Text::getText)
        .toList();
  }

  private String count() {
    return ((Label) root.lookup(".messages-count")).getText();
  }

  private static void waitFor(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theGlyphFollowsTheStateThoughTheStoryStaysTheSame() {
    SessionModel session = show(open());
    Node glyph = lookup(".sheet-header .state-glyph").query();
    assertTrue(glyph.getStyleClass().contains("state-open"), glyph.getStyleClass().toString());
    fx(() -> session.update(open().phase(Phase.PEER_FINISHED).build()));
    assertTrue(glyph.getStyleClass().contains("state-half"), glyph.getStyleClass().toString());
  }

  @Test
  void enterSendsTheEscapesAsBytes() {
    show(open());
    clickOn(composer()).write("a\\x00b").push(KeyCode.ENTER);
    assertEquals(List.of("send 1 a\0b\r\n"), actions.asked);
    assertEquals("", composer().getText());
  }

  @Test
  void aBadEscapeIsSaidWithItsPlaceAndNotSent() {
    show(open());
    clickOn(composer()).write("ab\\q").push(KeyCode.ENTER);
    String said = lookup(".composer-message").queryAs(Label.class).getText();
    assertTrue(said.startsWith("At 3: \\q is no escape"), said);
    assertTrue(button("Send").isDisabled());
    assertEquals(List.of(), actions.asked);
  }

  @Test
  void aChosenFileIsSent() {
    show(open());
    fx(() -> button("File").fire());
    fx(() -> button("Choose").fire());
    assertEquals(List.of("file 1 " + file), actions.asked);
  }

  @Test
  void theKeysThatCannotBeTakenBackAskFirst() {
    show(open());
    clickOn(composer()).push(KeyCode.SHORTCUT, KeyCode.D);
    assertEquals(List.of(), actions.asked);
    push(KeyCode.ESCAPE);
    assertFalse(seen(lookup(".band-confirm").query()));
    push(KeyCode.SHORTCUT, KeyCode.D).push(KeyCode.ENTER);
    push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.D).push(KeyCode.ENTER);
    assertEquals(List.of("finish 1", "abort 1"), actions.asked);
  }

  @Test
  void threeButtonsEndItInThreeWays() {
    show(open());
    for (String words : List.of("Finish sending", "Close", "Reset")) {
      fx(() -> button(words).fire());
    }
    assertEquals(List.of("finish 1", "close 1", "abort 1"), actions.asked);
  }

  @Test
  void theKeysForTextHexAndBothWorkFromTheComposerToo() {
    show(open());
    clickOn(composer()).push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
    assertTrue(((ToggleButton) button("Hex")).isSelected());
    push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
    assertTrue(((ToggleButton) button("Text")).isSelected());
  }

  @Test
  void theKeysToFindAndToGoWorkFromTheComposerToo() throws TimeoutException {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    recorder.data(Direction.RECEIVED, ByteBuffer.wrap("one two two".getBytes(US_ASCII)));
    show(open().recording(recorder.recording()));
    clickOn(composer()).push(KeyCode.SHORTCUT, KeyCode.F);
    write("two");
    says("1 of 2");
    clickOn(composer()).push(KeyCode.F3);
    says("2 of 2");
    press(KeyCode.SHIFT).push(KeyCode.F3).release(KeyCode.SHIFT);
    says("1 of 2");
    push(KeyCode.SHORTCUT, KeyCode.G);
    write("0xA");
    says("byte 10 (0xA) received");
    assertEquals("", composer().getText());
  }

  /// What is searched and read takes other threads.
  private void says(String words) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () ->
            !lookup((Node node) -> node instanceof Label l && words.equals(l.getText()) && seen(l))
                .queryAll()
                .isEmpty());
  }

  @Test
  void eachWayToStopAListenerIsItsOwn() {
    show(SessionStates.listen(1));
    SplitMenuButton stop =
        lookup((Node node) -> node instanceof SplitMenuButton && seen(node)).query();
    fx(stop::fire);
    stop.getItems().forEach(item -> fx(item::fire));
    assertEquals(
        List.of("stop 1 LEAVE", "stop 1 LEAVE", "stop 1 DRAIN", "stop 1 CLOSE"), actions.asked);
  }

  @Test
  void controlSSavesWhatWasChosenToTheFileThatWasChosen() throws IOException {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    recorder.data(Direction.SENT, ByteBuffer.wrap(new byte[] {'h', 'i'}));
    show(open().recording(recorder.recording()));
    push(KeyCode.SHORTCUT, KeyCode.S);
    fx(() -> save.formProperty().set(Form.BASE64));
    fx(() -> button("Choose a file").fire());
    assertEquals(List.of("save as conversation-all.b64"), desktop.asked);
    assertEquals("aGk=", Files.readString(file));
    fx(() -> button("Open folder").fire());
    assertEquals("folder of " + file, desktop.asked.getLast());
    push(KeyCode.ESCAPE);
    assertEquals(SaveModel.Stage.CLOSED, save.stageProperty().get());
  }

  @Test
  void whoChoosesHowToCutGoesOnToTheValueOrToTheMessages() {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    recorder.data(Direction.SENT, ByteBuffer.wrap(new byte[] {'h', 'i'}));
    show(open().recording(recorder.recording()));
    push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
    MenuButton cut = lookup((Node node) -> isCut(node)).query();
    fx(() -> cut.getItems().get(CutChoice.DELIMITER.ordinal()).fire());
    assertEquals("The bytes that end a message", focused().getAccessibleText());
    fx(() -> cut.getItems().get(CutChoice.LINES.ordinal()).fire());
    assertTrue(focused().getStyleClass().contains("message-list"));
  }

  private static boolean isCut(Node node) {
    return node instanceof MenuButton && "How messages are cut".equals(node.getAccessibleText());
  }

  private Node focused() {
    return root.getScene().getFocusOwner();
  }

  @Test
  void whoTurnsFromTheMessagesToTheStreamHasTheKeyboardThereAndWhoTypesKeepsIt() {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    recorder.data(Direction.SENT, ByteBuffer.wrap(new byte[] {'h', 'i'}));
    show(open().recording(recorder.recording()));
    StreamView stream = lookup(".stream-view").queryAs(StreamView.class);
    push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
    push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
    assertTrue(stream.isFocused());
    push(KeyCode.SHORTCUT, KeyCode.E);
    push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
    assertFalse(stream.isFocused());
  }

  /// A connection on which two bytes were sent, with the inspector open.
  private StreamView atTheFirstByte() throws TimeoutException {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    recorder.data(Direction.SENT, ByteBuffer.wrap(new byte[] {'h', 'i'}));
    show(open().recording(recorder.recording()));
    StreamView stream = lookup(".stream-view").queryAs(StreamView.class);
    fx(
        () -> {
          model.inspectingProperty().set(true);
          stream.grew();
          stream.requestFocus();
        });
    push(KeyCode.HOME);
    until(() -> where().equals("Sent at 0 (0x0)"));
    return stream;
  }

  @Test
  void aNoteIsWrittenToTheByteAtTheCaretAndLeadsToIt() throws TimeoutException {
    StreamView stream = atTheFirstByte();
    push(KeyCode.SHORTCUT, KeyCode.M).write("greeting").push(KeyCode.ENTER);
    assertTrue(stream.isFocused(), "one goes on where one was");
    Hyperlink there = lookup((Node node) -> node instanceof Hyperlink && seen(node)).query();
    assertEquals("1 byte sent at 0", there.getText());
    until(
        () -> {
          fx(there::fire);
          return where().equals("1 byte, sent at 0 (0x0)");
        });
    fx(() -> button("Delete").fire());
    assertFalse(seen(lookup(".notes").query()));
  }

  @Test
  void bytesGetAColourFromTheMenuWhichIsChangedAndTakenAwayInTheInspector()
      throws TimeoutException {
    StreamView stream = atTheFirstByte();
    fx(
        () -> {
          Event.fireEvent(
              stream,
              new ContextMenuEvent(
                  ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null));
          ContextMenu menu = menu();
          menu.hide(); // it is higher than the screen there is for tests
          item(menu, "Colour", "\u25B2 red").fire();
        });
    until(() -> stream.getAccessibleText().endsWith("; red note"));
    ColourChip chip = lookup(".notes .colour-chip").queryAs(ColourChip.class);
    assertEquals("\u25B2 red", chip.getText());
    fx(() -> chip.getItems().get(Colour.AMBER.ordinal()).fire());
    until(() -> stream.getAccessibleText().endsWith("; amber note"));
    ColourChip now = lookup(".notes .colour-chip").queryAs(ColourChip.class);
    assertEquals("Colour: amber", now.getAccessibleText());
    fx(() -> now.getItems().getLast().fire());
    assertFalse(seen(lookup(".notes").query()), "no words, no colour, no note");
  }

  private static ContextMenu menu() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static MenuItem item(ContextMenu menu, String title, String words) {
    return menu.getItems().stream()
        .filter(item -> title.equals(item.getText()))
        .flatMap(item -> ((Menu) item).getItems().stream())
        .filter(item -> words.equals(item.getText()))
        .findFirst()
        .orElseThrow();
  }

  private String where() {
    return lookup(".inspect .facts-value").queryAs(TextField.class).getText();
  }

  private static void until(Callable<Boolean> so) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, so);
  }
}
