package dev.endpoint.engine.layer;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A layer that has something to settle with the peer before the connection is usable. The protocol
/// above is made only when that has succeeded, so it never sees a connection that is not usable.
///
/// A subclass starts talking in [#begin], is given the peer's bytes in [#negotiate], and ends the
/// talk with [#agree] or [#fail]. From then on bytes come to [#payload]. Everything is on the
/// reactor thread.
public abstract class NegotiatingLayer extends Layer {
  private enum Phase {
    TALKING,
    OPEN,
    /// The talk failed or was called off; nothing is told any more.
    OVER
  }

  private final Negotiation negotiation;
  private Phase phase = Phase.TALKING;
  private boolean attached;
  private @Nullable CloseReason ending;

  protected NegotiatingLayer(Negotiation negotiation) {
    this.negotiation = negotiation;
  }

  /// The connection is there: say the first words, if it is ours to begin.
  protected abstract void begin() throws Exception;

  /// Bytes of the talk arrived.
  protected abstract void negotiate(ByteBuffer bytes) throws Exception;

  /// Bytes arrived after the talk.
  protected void payload(ByteBuffer bytes) throws Exception {
    above().received(bytes);
  }

  /// The peer ended its half in the middle of the talk.
  protected void endedEarly() throws Exception {
    fail(
        failure(
            Failure.Kind.RESET,
            negotiation.target() + " closed the connection while " + negotiation.stage(),
            ""));
  }

  /// What to say when the connection was lost in the middle of the talk.
  protected Failure lost(CloseReason reason) {
    Failure trouble = reason.trouble();
    return trouble == null
        ? failure(
            Failure.Kind.RESET,
            negotiation.target() + " closed the connection while " + negotiation.stage(),
            "")
        : new Failure(
            trouble.kind(),
            negotiation.stage(),
            negotiation.target(),
            trouble.message(),
            trouble.meaning(),
            trouble.code(),
            trouble.cause(),
            trouble.others());
  }

  /// Nobody wants the connection, though the talk has succeeded: last words, if there are any, by
  /// which the peer knows that it ends in order.
  protected void declined() throws Exception {}

  /// Nothing will come of this layer any more; called once, at the end of everything. Cancel here
  /// what is under way.
  protected void ended() {}

  protected final Negotiation negotiation() {
    return negotiation;
  }

  /// Whether the talk goes on.
  protected final boolean isTalking() {
    return phase == Phase.TALKING;
  }

  /// Whether the protocol above has its connection.
  protected final boolean isOpen() {
    return phase == Phase.OPEN;
  }

  /// The talk has succeeded. Makes the protocol and tells it of its connection; afterwards
  /// [#isOpen], unless nobody wanted it. Nothing that the protocol raises comes out of here.
  protected final void agree(List<Facet> learned) {
    Protocol protocol;
    try {
      protocol = negotiation.agreed(peerAddress(), learned);
      if (protocol == null && phase == Phase.TALKING) {
        declined();
      }
    } catch (Throwable e) {
      fail(reported("buildProtocol", e));
      return;
    }
    if (phase != Phase.TALKING) {
      return;
    }
    if (protocol == null) {
      fail(Failures.noProtocol(negotiation.stage(), negotiation.target()));
      return;
    }
    serve(protocol);
    phase = Phase.OPEN;
    try {
      protocol.connected(this);
    } catch (Throwable e) {
      Failure failure = reported("connected", e);
      end(new CloseReason.Broken(failure));
      negotiation.failed(failure);
      return;
    }
    negotiation.usable(protocol);
  }

  /// The talk has failed: closes the connection and says why.
  protected final void fail(Failure failure) {
    if (phase == Phase.TALKING) {
      phase = Phase.OVER;
      hangUp();
      negotiation.failed(failure);
    }
  }

  /// Ends an open connection at once; the protocol above is told this reason.
  protected final void end(CloseReason reason) {
    if (ending == null) {
      ending = reason;
      hangUp();
    }
  }

  /// Runs what is not inside a callback of the transport below, and ends the connection if it
  /// raises.
  protected final void guarded(String callback, Action action) {
    try {
      action.run();
    } catch (Throwable e) {
      Failure failure = reported(callback, e);
      fail(failure);
      if (phase == Phase.OPEN) {
        end(new CloseReason.Broken(failure));
      }
    }
  }

  /// Something of the protocol above, or of the layer itself, that may raise.
  @FunctionalInterface
  protected interface Action {
    void run() throws Exception;
  }

  /// A failure in this stage.
  protected final Failure failure(Failure.Kind kind, String message, String meaning) {
    return new Failure(kind, negotiation.stage(), negotiation.target(), message, meaning);
  }

  /// Closes the connection, whatever the phase; in the middle of the talk nothing more is told.
  final void giveUp() {
    if (phase == Phase.TALKING) {
      phase = Phase.OVER;
    }
    if (attached) {
      below().abort();
    }
  }

  @Override
  public final void connected(Transport transport) throws Exception {
    super.connected(transport);
    attached = true;
    if (phase == Phase.OVER) {
      transport.abort();
      return;
    }
    negotiation.begun();
    if (phase == Phase.TALKING) {
      begin();
    }
  }

  @Override
  public final void received(ByteBuffer bytes) throws Exception {
    switch (phase) {
      case TALKING -> negotiate(bytes);
      case OPEN -> {
        if (ending == null) {
          payload(bytes);
        }
      }
      case OVER -> {}
    }
  }

  @Override
  public void writable() throws Exception {
    if (phase == Phase.OPEN) {
      super.writable();
    }
  }

  @Override
  public void finished() throws Exception {
    switch (phase) {
      case TALKING -> endedEarly();
      case OPEN -> super.finished();
      case OVER -> {}
    }
  }

  @Override
  public final void closed(CloseReason reason) throws Exception {
    ended();
    switch (phase) {
      case TALKING -> {
        phase = Phase.OVER;
        negotiation.failed(lost(reason));
      }
      case OPEN -> above().closed(ending == null ? why(reason) : ending);
      case OVER -> {}
    }
  }

  /// Why the connection ended, as the protocol above is told it; `reason` is what the transport
  /// below said.
  protected CloseReason why(CloseReason reason) {
    return reason;
  }

  /// Last words that were just written still leave, if the system took them.
  private void hangUp() {
    if (!attached) {
      return;
    }
    if (below().unsent() == 0) {
      below().close();
    } else {
      below().abort();
    }
  }

  private Failure reported(String callback, Throwable error) {
    negotiation.reactor().report(callback, error);
    return Failures.protocolRaised(callback, negotiation.stage(), negotiation.target(), error);
  }
}
