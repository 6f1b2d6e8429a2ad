package dev.endpoint.engine.type.tls;

import java.util.List;

/// Which halves of a TLS connection are still open, and what each event does to them. The one place
/// where closing is decided.
///
/// TLS 1.3 ends each direction by itself (RFC 8446, section 6.1), so half-close works as on TCP. In
/// TLS 1.2 a peer answers `close_notify` at once and drops what it still wanted to send (RFC 5246,
/// section 7.2.1): there `close_notify` from either side ends both. An end of the connection below
/// without `close_notify` is a truncation in every version.
///
/// @param halfClose whether each direction ends by itself: TLS 1.3
/// @param weEnded we sent `close_notify`
/// @param peerEnded the peer sent it
/// @param peerFirst the peer sent it before we did
record Halves(boolean halfClose, boolean weEnded, boolean peerEnded, boolean peerFirst) {
  enum Event {
    /// The protocol above finished its half.
    FINISH,
    /// The protocol above closed.
    CLOSE,
    /// The peer's `close_notify` arrived.
    CLOSE_NOTIFY,
    /// The connection below ended in the peer's direction.
    END_OF_STREAM
  }

  enum Action {
    SEND_CLOSE_NOTIFY,
    FINISH_BELOW,
    CLOSE_BELOW,
    /// Tell the protocol above that the peer finished.
    TELL_FINISHED,
    /// Bytes may be missing: end with a failure.
    TRUNCATED
  }

  /// The state after an event, and what to do, in this order.
  record Move(Halves next, List<Action> actions) {}

  static Halves open(boolean halfClose) {
    return new Halves(halfClose, false, false, false);
  }

  Move on(Event event) {
    return switch (event) {
      case FINISH -> weEnded ? stay() : weEnd(peerEnded ? Action.CLOSE_BELOW : Action.FINISH_BELOW);
      case CLOSE ->
          weEnded ? new Move(this, List.of(Action.CLOSE_BELOW)) : weEnd(Action.CLOSE_BELOW);
      case CLOSE_NOTIFY -> peerEnded ? stay() : peerEnds();
      case END_OF_STREAM -> peerEnded ? stay() : new Move(this, List.of(Action.TRUNCATED));
    };
  }

  private Move stay() {
    return new Move(this, List.of());
  }

  private Move weEnd(Action below) {
    return new Move(
        new Halves(halfClose, true, peerEnded, peerEnded),
        List.of(Action.SEND_CLOSE_NOTIFY, below));
  }

  private Move peerEnds() {
    Halves next = new Halves(halfClose, weEnded || !halfClose, true, !weEnded);
    if (weEnded) {
      return new Move(next, List.of(Action.TELL_FINISHED, Action.CLOSE_BELOW));
    }
    return new Move(
        next,
        halfClose
            ? List.of(Action.TELL_FINISHED)
            : List.of(Action.SEND_CLOSE_NOTIFY, Action.TELL_FINISHED, Action.CLOSE_BELOW));
  }
}
