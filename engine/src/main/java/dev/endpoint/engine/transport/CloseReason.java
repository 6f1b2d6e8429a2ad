package dev.endpoint.engine.transport;

import org.jspecify.annotations.Nullable;

/// Why a connection ended.
public sealed interface CloseReason {
  /// We closed it, or both sides finished and we did so first.
  record ByUs() implements CloseReason {}

  /// The peer finished first and the connection ended in order.
  record ByPeer() implements CloseReason {}

  /// The peer said why it ends the connection, as a close frame of WebSocket does.
  ///
  /// @param said the code, what it stands for and the peer's own words: `1001 going away`
  /// @param failure what is wrong, or null when the peer ended in order
  record Told(int code, String said, @Nullable Failure failure) implements CloseReason {}

  /// We aborted it.
  record Aborted() implements CloseReason {}

  /// The peer reset it.
  record Reset(Failure failure) implements CloseReason {}

  /// The system reported another error.
  record Lost(Failure failure) implements CloseReason {}

  /// A callback of its protocol raised.
  record Broken(Failure failure) implements CloseReason {}

  /// The program at the other end of a process's pipes has ended, and its streams with it.
  ///
  /// @param status its exit status; for one ended by a signal 128 and the signal's number
  /// @param failure what is wrong with that, or null when nothing is
  record Exited(int status, @Nullable Failure failure) implements CloseReason {
    /// The end of that program.
    ///
    /// @param program as a person would write it
    /// @param unread whether it left some of what was sent unread
    public static Exited of(String program, int status, boolean unread) {
      String words = program + " " + ExitStatus.words(status);
      if (status == 0 && !unread) {
        return new Exited(0, null);
      }
      return new Exited(
          status,
          new Failure(
              Failure.Kind.OTHER,
              "open",
              program,
              unread ? words + " and left input unread" : words,
              status == 0
                  ? "It took what it needed and closed its input."
                  : ExitStatus.meaning(status)));
    }
  }

  /// Whether both sides ended in order and no byte can be missing.
  default boolean orderly() {
    return this instanceof ByUs
        || this instanceof ByPeer
        || this instanceof Told told && told.failure() == null
        || this instanceof Exited exited && exited.failure() == null;
  }

  /// What went wrong, or null when nothing did.
  default @Nullable Failure trouble() {
    return switch (this) {
      case Reset r -> r.failure();
      case Lost r -> r.failure();
      case Broken r -> r.failure();
      case Exited r -> r.failure();
      case Told r -> r.failure();
      case ByUs r -> null;
      case ByPeer r -> null;
      case Aborted r -> null;
    };
  }

  /// In words: `closed by peer`.
  default String words() {
    return switch (this) {
      case ByUs r -> "closed by you";
      case ByPeer r -> "closed by peer";
      case Told r -> "closed by peer: " + r.said();
      case Aborted r -> "aborted by you";
      case Reset r -> "reset by peer";
      case Lost r -> "lost: " + r.failure().message();
      case Exited r -> ExitStatus.words(r.status());
      case Broken r -> "ended by its own protocol: " + r.failure().message();
    };
  }
}
