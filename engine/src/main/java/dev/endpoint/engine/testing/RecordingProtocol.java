package dev.endpoint.engine.testing;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A protocol that remembers everything that happened to it and does only what a test tells it to.
public final class RecordingProtocol implements Protocol {
  /// The callbacks of a protocol.
  public enum Callback {
    CONNECTED,
    RECEIVED,
    WRITABLE,
    FINISHED,
    CLOSED
  }

  /// What a test wants done inside a callback.
  @FunctionalInterface
  public interface Action {
    void run(Transport transport) throws Exception;
  }

  private final List<String> events = new ArrayList<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final List<MessageKind> kinds = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<Callback, Action> actions = new EnumMap<>(Callback.class);
  private @Nullable Transport transport;
  private @Nullable CloseReason closeReason;

  /// From now on does this in that callback, after remembering it.
  public RecordingProtocol on(Callback callback, Action action) {
    actions.put(callback, action);
    return this;
  }

  /// From now on raises in that callback.
  public RecordingProtocol raisingIn(Callback callback) {
    return on(
        callback,
        transport -> {
          throw new IllegalStateException("raised on purpose in " + callback);
        });
  }

  /// The callbacks so far, one entry each: `connected`, `received 5`, `writable`, `finished`,
  /// `closed by peer`.
  public List<String> events() {
    return List.copyOf(events);
  }

  /// All bytes received so far.
  public byte[] received() {
    return received.toByteArray();
  }

  /// All bytes received so far, as UTF-8.
  public String receivedText() {
    return received.toString(StandardCharsets.UTF_8);
  }

  /// What kind each message was, on a transport that keeps them apart.
  public List<MessageKind> kinds() {
    return List.copyOf(kinds);
  }

  /// All that was noted beside the bytes so far.
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /// All that came by standard error so far, as UTF-8.
  public String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  /// The transport it was connected to.
  public Transport transport() {
    Transport connected = transport;
    if (connected == null) {
      throw new IllegalStateException("not connected");
    }
    return connected;
  }

  /// Why the connection ended; null while it has not.
  public @Nullable CloseReason closeReason() {
    return closeReason;
  }

  /// Sends the text as UTF-8.
  public void say(String text) {
    transport().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void connected(Transport transport) throws Exception {
    this.transport = transport;
    happened(Callback.CONNECTED, "connected");
  }

  @Override
  public void received(ByteBuffer bytes) throws Exception {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    received.writeBytes(copy);
    happened(Callback.RECEIVED, "received " + copy.length);
  }

  @Override
  public void message(ByteBuffer bytes, MessageKind kind) throws Exception {
    kinds.add(kind);
    received(bytes);
  }

  /// Remembered for [#notes]; it is no event.
  @Override
  public void noted(String words) {
    notes.add(words);
  }

  /// Remembered for [#errors]; it is no event.
  @Override
  public void standardError(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    errors.writeBytes(copy);
  }

  @Override
  public void writable() throws Exception {
    happened(Callback.WRITABLE, "writable");
  }

  @Override
  public void finished() throws Exception {
    happened(Callback.FINISHED, "finished");
  }

  @Override
  public void closed(CloseReason reason) throws Exception {
    closeReason = reason;
    happened(Callback.CLOSED, reason.words());
  }

  private void happened(Callback callback, String event) throws Exception {
    events.add(event);
    Action action = actions.get(callback);
    if (action != null) {
      action.run(transport());
    }
  }
}
