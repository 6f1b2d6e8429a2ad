package dev.endpoint.engine.transport;

import org.jspecify.annotations.Nullable;

/// Why a connection ended.
public sealed interface CloseReason {
  /// We closed it, or both sides finished and we did so first.
  record ByUs() implements CloseReason {}

  /// The peer finished first and the connection ended in order.
  record ByPeer() implements CloseReason {}

  /// We aborted it.
  record Aborted() implements CloseReason {}

  /// The peer reset it.
  record Reset(Failure failure) implements CloseReason {}

  /// The system reported another error.
  record Lost(Failure failure) implements CloseReason {}

  /// A callback of its protocol raised.
  record Broken(Failure failure) implements CloseReason {}

  /// Whether both sides ended in order and no byte can be missing.
  default boolean orderly() {
    return this instanceof ByUs || this instanceof ByPeer;
  }

  /// What went wrong, or null when nothing did.
  default @Nullable Failure trouble() {
    return switch (this) {
      case Reset r -> r.failure();
      case Lost r -> r.failure();
      case Broken r -> r.failure();
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
      case Aborted r -> "aborted by you";
      case Reset r -> "reset by peer";
      case Lost r -> "lost: " + r.failure().message();
      case Broken r -> "ended by its own protocol: " + r.failure().message();
    };
  }
}
