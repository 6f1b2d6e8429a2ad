package dev.endpoint.engine.layer;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a [Handshake] on a connection and then passes everything through. A layer that also changes
/// the payload extends it and overrides [#take] and [#write].
///
/// Bytes that came together with the end of the talk are payload; a protocol that pauses at once
/// gets them when it resumes.
public class HandshakeLayer extends NegotiatingLayer {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final Handshake handshake;
  private List<Facet> learned = List.of();
  private @Nullable SocketAddress realPeer;
  private @Nullable SocketAddress realLocal;

  /// What the handshake, or a paused protocol, has not taken yet; read from the start. While the
  /// connection is open it is empty unless the protocol has paused, or has resumed in this turn.
  private ByteBuffer waiting = NOTHING;

  private boolean paused;
  private boolean delivering;

  public HandshakeLayer(Negotiation negotiation, Handshake handshake) {
    super(negotiation);
    this.handshake = handshake;
  }

  @Override
  protected void begin() throws Exception {
    step(NOTHING.duplicate());
  }

  @Override
  protected void negotiate(ByteBuffer bytes) throws Exception {
    ByteBuffer in = joined(bytes);
    waiting = NOTHING;
    step(in);
  }

  private void step(ByteBuffer in) throws Exception {
    switch (handshake.step(in, below()::write)) {
      case Handshake.More more -> keep(in);
      case Handshake.Refused refused -> fail(failure(refused));
      case Handshake.Done done -> open(done, in);
    }
  }

  private void keep(ByteBuffer in) {
    if (in.remaining() > handshake.limit()) {
      fail(
          failure(
              Failure.Kind.OTHER,
              negotiation().target() + " sent too much while " + negotiation().stage(),
              "More than "
                  + handshake.limit()
                  + " bytes came without an end. This is probably another protocol."));
    } else {
      waiting = copy(in);
      String slow = handshake.slow();
      if (!slow.isEmpty()) {
        negotiation().slow(slow);
      }
    }
  }

  private Failure failure(Handshake.Refused refused) {
    return new Failure(
        refused.kind(),
        negotiation().stage(),
        negotiation().target(),
        refused.message(),
        refused.meaning(),
        refused.code(),
        null,
        List.of());
  }

  @Override
  protected void endedEarly() throws Exception {
    Handshake.Refused refused = handshake.endedEarly(waiting.duplicate());
    if (refused == null) {
      super.endedEarly();
    } else {
      fail(failure(refused));
    }
  }

  /// A reset says its own name, and what it means in this talk.
  @Override
  protected Failure lost(CloseReason reason) {
    Failure plain = super.lost(reason);
    Handshake.Refused refused = handshake.endedEarly(waiting.duplicate());
    return refused == null
        ? plain
        : new Failure(
            refused.kind() == Failure.Kind.RESET ? plain.kind() : refused.kind(),
            plain.stage(),
            plain.target(),
            refused.message(),
            refused.meaning(),
            refused.code().isEmpty() ? plain.code() : refused.code(),
            plain.cause(),
            plain.others());
  }

  private void open(Handshake.Done done, ByteBuffer rest) throws Exception {
    learned = done.learned();
    realPeer = done.peer();
    realLocal = done.local();
    agree(learned);
    if (!isOpen() || !rest.hasRemaining()) {
      return;
    }
    if (paused) {
      waiting = copy(rest);
    } else {
      payload(rest);
    }
  }

  /// Bytes arrived after the talk. What is left of them because the protocol above has paused comes
  /// again when it has resumed, before all that follows.
  protected void take(ByteBuffer bytes) throws Exception {
    above().received(bytes);
    bytes.position(bytes.limit());
  }

  @Override
  protected final void payload(ByteBuffer bytes) throws Exception {
    boolean own = waiting.hasRemaining();
    ByteBuffer in = joined(bytes);
    waiting = NOTHING;
    if (in.hasRemaining()) {
      take(in);
      waiting = own && in.hasRemaining() ? in : copy(in);
    }
  }

  /// Whether the protocol above wants nothing now.
  protected final boolean isPaused() {
    return paused;
  }

  @Override
  public void pause() {
    paused = true;
    super.pause();
  }

  @Override
  public void resume() {
    paused = false;
    if (!waiting.hasRemaining()) {
      super.resume();
    } else if (!delivering) {
      delivering = true;
      negotiation().reactor().execute(() -> guarded("received", this::deliver));
    }
  }

  private void deliver() throws Exception {
    delivering = false;
    if (paused || !isOpen()) {
      return;
    }
    payload(NOTHING.duplicate());
    if (!paused) {
      super.resume();
    }
  }

  @Override
  public SocketAddress peerAddress() {
    return realPeer == null ? super.peerAddress() : realPeer;
  }

  @Override
  public SocketAddress localAddress() {
    return realLocal == null ? super.localAddress() : realLocal;
  }

  @Override
  public List<Facet> facets() {
    List<Facet> all = new ArrayList<>(learned);
    all.addAll(super.facets());
    return List.copyOf(all);
  }

  @Override
  protected void ended() {
    if (!isTalking()) {
      waiting = NOTHING;
    }
  }

  private ByteBuffer joined(ByteBuffer bytes) {
    if (!waiting.hasRemaining()) {
      return bytes;
    }
    if (!bytes.hasRemaining()) {
      return waiting;
    }
    ByteBuffer both = ByteBuffer.allocate(waiting.remaining() + bytes.remaining());
    return both.put(waiting.duplicate()).put(bytes).flip();
  }

  private static ByteBuffer copy(ByteBuffer bytes) {
    return bytes.hasRemaining()
        ? ByteBuffer.allocate(bytes.remaining()).put(bytes).flip()
        : NOTHING;
  }
}
