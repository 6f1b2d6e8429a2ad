package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.layer.HandshakeLayer;
import dev.endpoint.engine.layer.Negotiation;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.MessageKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// WebSocket on one connection: frames below, messages above.
///
/// There are no halves on the wire, but each side says by a close frame that it sends no more (RFC
/// 6455, section 7.1.2), which is what [#finish] does and what [#finished] tells. See
/// `websocket.md` for the table of endings.
final class WebSocketLayer extends HandshakeLayer {
  /// How long the peer may take to answer our close frame, or to end the connection after both.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Upgrade upgrade;
  private final long limit;
  private final @Nullable IntSupplier keys;
  private final CloseLimit patience;

  private @Nullable Machines machines;
  private Ending ending = new Ending();

  /// The last ping that could not be answered yet because the peer does not read.
  private byte @Nullable [] unanswered;

  /// What the peer's frames and ours go through.
  private record Machines(
      Incoming incoming,
      Outgoing outgoing,
      @Nullable Inflation inflation,
      @Nullable Deflation deflation) {}

  /// How far the connection is on its way to its end.
  private static final class Ending {
    /// We sent a close frame, or the connection is over: no more messages from us.
    boolean sent;

    /// The peer's close frame.
    Event.@Nullable Close got;

    boolean peerFirst;

    /// The protocol above closed: nothing is delivered any more.
    boolean muted;

    /// Nothing that arrives matters any more, and the connection below is ending.
    boolean deaf;

    /// What the peer did that it must not, or did not do that it must.
    @Nullable Failure failure;
  }

  /// @param limit the longest message taken
  /// @param keys what a client masks with; null for a server
  WebSocketLayer(Negotiation negotiation, Upgrade upgrade, long limit, @Nullable IntSupplier keys) {
    super(negotiation, upgrade);
    this.upgrade = upgrade;
    this.limit = limit;
    this.keys = keys;
    patience = new CloseLimit(negotiation.reactor(), PATIENCE, this::unsent, this::tooLate);
  }

  private boolean isServer() {
    return keys == null;
  }

  /// There are none before the handshake is done, which has settled what they are.
  private Machines machines() {
    Machines made = machines;
    if (made == null) {
      DeflateTerms terms = upgrade.compression();
      Inflation inflation = terms == null ? null : terms.inflation();
      Deflation deflation = terms == null ? null : terms.deflation();
      made =
          new Machines(
              new Incoming(isServer(), limit, inflation),
              new Outgoing(keys, deflation),
              inflation,
              deflation);
      machines = made;
    }
    return made;
  }

  @Override
  protected void take(ByteBuffer in) throws Exception {
    Incoming incoming = machines().incoming();
    try {
      while (!isPaused() && !ending.deaf && incoming.next(in) instanceof Event event) {
        happened(event);
      }
    } catch (Violation e) {
      violated(e);
    }
    if (ending.deaf) {
      in.position(in.limit());
    }
  }

  private void happened(Event event) throws Exception {
    switch (event) {
      case Event.Message(MessageKind kind, ByteBuffer bytes) -> {
        if (!ending.muted) {
          above().message(bytes, kind);
        }
      }
      case Event.Ping(byte[] bytes) -> {
        noted("ping received" + quoted(bytes));
        answer(bytes);
      }
      case Event.Pong(byte[] bytes) -> noted("pong received" + quoted(bytes));
      case Event.Close close -> peerCloses(close);
    }
  }

  private static String quoted(byte[] bytes) {
    if (bytes.length == 0) {
      return "";
    }
    boolean text = MessageKind.of(ByteBuffer.wrap(bytes)) == MessageKind.TEXT;
    String words = text ? new String(bytes, StandardCharsets.UTF_8) : "";
    return text && words.chars().noneMatch(Character::isISOControl)
        ? " “" + words + "”"
        : ", " + bytes.length + (bytes.length == 1 ? " byte" : " bytes");
  }

  /// A peer that does not read gets an answer to its last ping only (RFC 6455, section 5.5.3), so
  /// pings fill no memory.
  private void answer(byte[] ping) {
    if (ending.sent) {
      return;
    }
    if (below().hasRoom()) {
      machines().outgoing().pong(ping, below()::write);
    } else {
      unanswered = ping;
    }
  }

  @Override
  public void writable() throws Exception {
    byte[] ping = unanswered;
    unanswered = null;
    if (ping != null && isOpen()) {
      answer(ping);
    }
    if (!ending.muted) {
      super.writable();
    }
  }

  /// Last words that the protocol above says when it hears of the end still go before our close
  /// frame.
  private void peerCloses(Event.Close close) throws Exception {
    ending.got = close;
    ending.peerFirst = !ending.sent;
    noted("close frame received: " + close.words());
    if (!ending.muted) {
      ending.deaf = true;
      above().finished();
    }
    ending.deaf = true;
    sayGoodbye();
    if (isServer()) {
      below().close();
    }
    patience.start();
  }

  @Override
  public void finished() throws Exception {
    if (!isOpen()) {
      super.finished();
    } else if (ending.deaf) {
      below().close();
    } else if (ending.muted) {
      noted("the peer ended the connection without a close frame");
      stopListening();
    } else {
      ending.failure = Words.noCloseFrame(negotiation().target());
      stopListening();
    }
  }

  private void stopListening() {
    ending.deaf = true;
    below().close();
    patience.start();
  }

  private void violated(Violation violation) throws Exception {
    ending.failure = Words.violated(negotiation().target(), violation);
    noted(violation.words());
    sendClose(violation.code(), violation.words());
    stopListening();
  }

  /// The peer's own code is its answer (RFC 6455, section 5.5.1).
  private void sayGoodbye() {
    Event.Close got = ending.got;
    sendClose(got == null ? CloseCode.NORMAL : got.code(), "");
  }

  private void sendClose(int code, String reason) {
    if (!ending.sent) {
      ending.sent = true;
      machines().outgoing().close(code, reason, below()::write);
    }
  }

  /// The peer did not do its part of the ending.
  private void tooLate(boolean stuck) {
    guarded(
        "closing",
        () -> {
          if (stuck) {
            ending.failure = Words.stuck(negotiation().target(), PATIENCE);
            below().abort();
            return;
          }
          noted("the peer did not end the connection within " + PATIENCE.toSeconds() + " s");
          stopListening();
        });
  }

  @Override
  public boolean keepsMessages() {
    return true;
  }

  @Override
  public void write(ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      write(bytes, MessageKind.BINARY);
    }
  }

  @Override
  public void write(ByteBuffer bytes, MessageKind kind) {
    if (kind == MessageKind.TEXT && MessageKind.of(bytes) != MessageKind.TEXT) {
      throw new IllegalArgumentException("a text message has to be UTF-8");
    }
    if (ending.sent || !isOpen()) {
      bytes.position(bytes.limit());
    } else {
      machines().outgoing().message(kind, bytes, below()::write);
    }
  }

  @Override
  public boolean hasRoom() {
    return !ending.sent && super.hasRoom();
  }

  /// The peer's part of the ending has to be read.
  @Override
  public void pause() {
    if (!ending.muted && !ending.deaf) {
      super.pause();
    }
  }

  @Override
  public void finish() {
    if (isOpen()) {
      sayGoodbye();
    }
  }

  @Override
  public void close() {
    if (!isOpen() || ending.muted) {
      return;
    }
    ending.muted = true;
    sayGoodbye();
    patience.start();
    resume();
  }

  @Override
  public void abort() {
    ending.muted = true;
    ending.deaf = true;
    below().abort();
  }

  @Override
  protected void declined() {
    sendClose(CloseCode.NORMAL, "");
  }

  @Override
  protected CloseReason why(CloseReason reason) {
    Failure failure = ending.failure;
    if (failure != null) {
      return new CloseReason.Lost(failure);
    }
    Event.Close got = ending.got;
    boolean inOrder = got != null || ending.muted && reason.orderly();
    if (!inOrder || reason instanceof CloseReason.Aborted) {
      return reason;
    }
    return got != null && (ending.peerFirst || CloseCode.isTrouble(got.code()))
        ? Words.told(negotiation().target(), got)
        : new CloseReason.ByUs();
  }

  @Override
  protected void ended() {
    super.ended();
    ending.deaf = true;
    ending.sent = true;
    patience.stop();
    unanswered = null;
    Machines made = machines;
    if (made != null && made.inflation() != null) {
      made.inflation().close();
    }
    if (made != null && made.deflation() != null) {
      made.deflation().close();
    }
  }
}
