package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.transport.MessageKind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is being written to the peer of the shown connection, and what of it has not gone yet.
/// Text, line ending and history are kept for each connection apart.
public final class ComposerModel {
  /// What one connection's composer holds while another one is shown.
  private static final class Draft {
    SendMode mode = SendMode.TEXT;
    String text = "";
    String hex = "";
    MessageKind textKind = MessageKind.TEXT;
    MessageKind hexKind = MessageKind.BINARY;
    LineEnding ending;
    boolean asMessages;
    final Recall texts = new Recall();
    final Recall hexes = new Recall();

    Draft(LineEnding ending) {
      this.ending = ending;
    }
  }

  private static final String NOT_TEXT =
      "these bytes are not UTF-8, which a text message has to be; send them as a binary one";

  private final Actions actions;
  private final Map<SessionModel, Draft> drafts = new WeakHashMap<>();
  private LineEnding lastEnding = LineEnding.CRLF;
  private boolean replayNext;
  private @Nullable SessionModel session;
  private Draft draft = new Draft(lastEnding);

  private final ObjectProperty<SendMode> mode =
      new SimpleObjectProperty<>(this, "mode", SendMode.TEXT);
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ObjectProperty<LineEnding> ending =
      new SimpleObjectProperty<>(this, "ending", lastEnding);
  private final ObjectProperty<MessageKind> kind =
      new SimpleObjectProperty<>(this, "kind", MessageKind.TEXT);
  private final ReadOnlyBooleanWrapper messages = new ReadOnlyBooleanWrapper(this, "messages");
  private final ReadOnlyObjectWrapper<Typed> typed = new ReadOnlyObjectWrapper<>(this, "typed");
  private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper(this, "size", "");
  private final ReadOnlyBooleanWrapper sendable = new ReadOnlyBooleanWrapper(this, "sendable");
  private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper(this, "reason", "");
  private final ReadOnlyStringWrapper outbox = new ReadOnlyStringWrapper(this, "outbox", "");
  private final ReadOnlyObjectWrapper<@Nullable FileProgress> file =
      new ReadOnlyObjectWrapper<>(this, "file");

  ComposerModel(Actions actions) {
    this.actions = actions;
    text.subscribe(t -> read());
    mode.subscribe((before, after) -> modeChanged(before));
    ending.subscribe(e -> endingChanged());
    kind.subscribe(k -> read());
  }

  void show(@Nullable SessionModel next) {
    keep();
    session = next;
    draft =
        next == null
            ? new Draft(lastEnding)
            : drafts.computeIfAbsent(next, n -> new Draft(lastEnding));
    if (replayNext && next != null && isToBe(next.state())) {
      replayNext = false;
      draft.mode = SendMode.REPLAY;
    }
    messages.set(next != null && next.state().messages());
    mode.set(draft.mode);
    text.set(kept(draft.mode));
    kind.set(keptKind(draft.mode));
    ending.set(draft.ending);
    read();
    refresh();
  }

  /// On the next connection something is to be replayed.
  void replayNext() {
    replayNext = true;
  }

  /// Whether it is a connection, or is to become one.
  private static boolean isToBe(SessionState state) {
    boolean connection = state.role() == Role.CONNECT || state.role() == Role.ACCEPTED;
    return connection && !state.phase().isEnded();
  }

  /// The shown session has a new state.
  void refresh() {
    SessionState state = session == null ? null : session.state();
    showMessages(state != null && state.messages());
    sendable.set(state != null && state.phase().canSend());
    reason.set(state == null ? "" : whyNot(state));
    outbox.set(state == null ? "" : outbox(state));
    file.set(state == null ? null : FileProgress.of(state.transfer()));
  }

  /// A message needs no line ending, so it gets none unless told to.
  private void showMessages(boolean shown) {
    messages.set(shown);
    if (shown && !draft.asMessages) {
      draft.asMessages = true;
      ending.set(LineEnding.NONE);
    }
  }

  private static String whyNot(SessionState state) {
    return switch (state.phase()) {
      case OPEN, PEER_FINISHED -> "";
      case WE_FINISHED -> "You finished sending; the peer may still send.";
      case CLOSING -> "The connection is closing.";
      case ATTEMPTING -> "Nothing can be sent before the connection is open.";
      default -> "The connection is over: " + Words.state(state) + ".";
    };
  }

  private static String outbox(SessionState state) {
    return state.unsent() == 0
        ? ""
        : Words.bytes(state.unsent()) + " waiting: the peer is not reading";
  }

  private void keep() {
    keepText(mode.get());
    draft.mode = mode.get();
    draft.ending = ending.get();
  }

  private void keepText(SendMode of) {
    switch (of) {
      case TEXT -> {
        draft.text = text.get();
        draft.textKind = kind.get();
      }
      case HEX -> {
        draft.hex = text.get();
        draft.hexKind = kind.get();
      }
      case FILE, REPLAY -> {}
    }
  }

  private MessageKind keptKind(SendMode of) {
    return of == SendMode.TEXT ? draft.textKind : draft.hexKind;
  }

  private String kept(SendMode of) {
    return switch (of) {
      case TEXT -> draft.text;
      case HEX -> draft.hex;
      case FILE, REPLAY -> "";
    };
  }

  private void modeChanged(SendMode before) {
    keepText(before);
    text.set(kept(mode.get()));
    kind.set(keptKind(mode.get()));
    read();
  }

  private void endingChanged() {
    if (!messages.get()) {
      lastEnding = ending.get();
    }
    read();
  }

  private void read() {
    byte[] bytes = mode.get().isTyped() ? bytes(text.get()) : null;
    boolean sent = bytes == null || isSent(bytes);
    typed.set(sent ? read(text.get()) : new Typed.Wrong(0, text.get().length(), NOT_TEXT));
    size.set(
        bytes == null || !sent || text.get().isEmpty()
            ? ""
            : Words.count(bytes.length, "byte", "bytes"));
  }

  private Typed read(String content) {
    return mode.get() == SendMode.HEX ? HexText.read(content) : Escapes.read(content);
  }

  /// Enter: sends the line the caret is in, with the line ending, and takes it out of the box; hex
  /// is sent whole. Returns where the caret is to go.
  public int sendLine(int caret) {
    String all = text.get();
    if (mode.get() == SendMode.HEX || all.indexOf('\n') < 0) {
      sendAll();
      return text.get().length();
    }
    int start = all.lastIndexOf('\n', caret - 1) + 1;
    int next = all.indexOf('\n', caret);
    int end = next < 0 ? all.length() : next;
    if (!send(all.substring(start, end))) {
      return caret;
    }
    text.set(
        next < 0
            ? all.substring(0, Math.max(0, start - 1))
            : all.substring(0, start) + all.substring(end + 1));
    return Math.min(start, text.get().length());
  }

  /// Ctrl+Enter: sends everything, each line with the line ending, and empties the box.
  public void sendAll() {
    if (send(text.get())) {
      text.set("");
    }
  }

  private boolean send(String content) {
    SessionModel to = session;
    byte[] bytes = bytes(content);
    if (to == null || !sendable.get() || bytes == null || bytes.length == 0 || !isSent(bytes)) {
      return false;
    }
    if (messages.get()) {
      actions.sendMessage(to.id(), bytes, kind.get());
    } else {
      actions.send(to.id(), bytes);
    }
    recall().add(content);
    return true;
  }

  private boolean isSent(byte[] bytes) {
    return !messages.get()
        || kind.get() == MessageKind.BINARY
        || MessageKind.of(ByteBuffer.wrap(bytes)) == MessageKind.TEXT;
  }

  private byte @Nullable [] bytes(String content) {
    if (mode.get() == SendMode.HEX) {
      return read(content) instanceof Typed.Bytes(byte[] bytes) ? bytes : null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] lines = content.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!(Escapes.read(lines[i]) instanceof Typed.Bytes(byte[] bytes))) {
        return null;
      }
      out.writeBytes(bytes);
      boolean inner = i < lines.length - 1;
      out.writeBytes(
          inner && ending.get() == LineEnding.NONE ? LineEnding.LF.bytes() : ending.get().bytes());
    }
    return out.toByteArray();
  }

  /// Up: what was sent before.
  public void older() {
    text.set(recall().older(text.get()));
  }

  /// Down: what was sent after, at last what was being written.
  public void newer() {
    text.set(recall().newer(text.get()));
  }

  private Recall recall() {
    return mode.get() == SendMode.HEX ? draft.hexes : draft.texts;
  }

  public void sendFile(Path path) {
    if (session != null && sendable.get()) {
      mode.set(SendMode.FILE);
      actions.sendFile(session.id(), path);
    }
  }

  public void stopFile() {
    if (session != null) {
      actions.stopSendingFile(session.id());
    }
  }

  public ObjectProperty<SendMode> modeProperty() {
    return mode;
  }

  public StringProperty textProperty() {
    return text;
  }

  public ObjectProperty<LineEnding> endingProperty() {
    return ending;
  }

  /// Whether what is sent goes as messages, each of a kind.
  public ReadOnlyBooleanProperty messagesProperty() {
    return messages.getReadOnlyProperty();
  }

  /// What a message is sent as; text unless told otherwise, and hex as binary.
  public ObjectProperty<MessageKind> kindProperty() {
    return kind;
  }

  /// What the text stands for, or what is wrong with it.
  public ReadOnlyObjectProperty<Typed> typedProperty() {
    return typed.getReadOnlyProperty();
  }

  /// How many bytes sending everything would send: `11 bytes`; empty while there is nothing or
  /// something is wrong.
  public ReadOnlyStringProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty sendableProperty() {
    return sendable.getReadOnlyProperty();
  }

  /// Why nothing can be sent; empty when something can.
  public ReadOnlyStringProperty reasonProperty() {
    return reason.getReadOnlyProperty();
  }

  /// What has been written and not been taken by the peer; empty when there is nothing.
  public ReadOnlyStringProperty outboxProperty() {
    return outbox.getReadOnlyProperty();
  }

  /// The file on its way, or the last one.
  public ReadOnlyObjectProperty<@Nullable FileProgress> fileProperty() {
    return file.getReadOnlyProperty();
  }
}
