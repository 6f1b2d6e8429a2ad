package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import java.time.Duration;
import java.util.List;

/// What can go wrong on a WebSocket, for a person.
final class Words {
  private static final String OPEN = "open";

  private Words() {}

  /// The peer's frames broke a rule.
  static Failure violated(String target, Violation violation) {
    return new Failure(
        violation.code() == CloseCode.TOO_BIG ? Failure.Kind.OTHER : Failure.Kind.WRONG_PROTOCOL,
        OPEN,
        target,
        violation.words(),
        violation.code() == CloseCode.TOO_BIG
            ? "messageLimit= allows more."
            : "That is against the rules of WebSocket, so the connection was ended.",
        String.valueOf(violation.code()),
        violation,
        List.of());
  }

  static Failure noCloseFrame(String target) {
    return new Failure(
        Failure.Kind.TRUNCATED,
        OPEN,
        target,
        target + " ended the connection without a close frame",
        "Its program may have died, or something in between may have cut the connection. Messages"
            + " may be missing.",
        "1006",
        null,
        List.of());
  }

  static Failure stuck(String target, Duration time) {
    return new Failure(
        Failure.Kind.TIMED_OUT,
        OPEN,
        target,
        target + " took nothing more for " + time.toSeconds() + " s while closing",
        "Some of what was sent last has not arrived.");
  }

  /// How the connection ends when the peer has said why. An ordinary end without words is no news.
  static CloseReason told(String target, Event.Close close) {
    boolean ordinary = close.code() == CloseCode.NORMAL || close.code() == CloseCode.NONE;
    if (ordinary && close.reason().isEmpty()) {
      return new CloseReason.ByPeer();
    }
    Failure failure =
        CloseCode.isTrouble(close.code())
            ? new Failure(
                Failure.Kind.OTHER,
                OPEN,
                target,
                target + " closed with " + close.words(),
                CloseCode.meaning(close.code()),
                String.valueOf(close.code()),
                null,
                List.of())
            : null;
    return new CloseReason.Told(close.code(), close.words(), failure);
  }
}
