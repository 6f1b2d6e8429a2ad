package dev.endpoint.engine.service;

import dev.endpoint.engine.transport.Failure;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Where an [EndpointService] stands. Values, which may cross threads.
public sealed interface ServerState {
  /// It was not started yet.
  record Idle() implements ServerState {}

  record Starting() implements ServerState {}

  /// @param address where it really listens
  /// @param trouble the latest trouble that did not end it
  record Listening(SocketAddress address, @Nullable Failure trouble) implements ServerState {}

  /// It could not listen; it may be started again.
  record Failed(Failure failure) implements ServerState {}

  /// The address is being given back, or connections are being closed.
  ///
  /// @param restarting whether it was started again meanwhile, and will listen when that is done
  record Stopping(boolean restarting) implements ServerState {}

  record Stopped() implements ServerState {}

  /// Whether it listens.
  default boolean isRunning() {
    return this instanceof Listening;
  }
}
