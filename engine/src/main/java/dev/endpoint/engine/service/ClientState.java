package dev.endpoint.engine.service;

import dev.endpoint.engine.transport.Failure;

/// Where a [ClientService] stands. Values, which may cross threads.
public sealed interface ClientState {
  /// It was not started yet.
  record Idle() implements ClientState {}

  /// A try is under way.
  ///
  /// @param number which one since the last connection, from 1
  record Connecting(int number) implements ClientState {}

  /// That try has a connection, which is being [prepared][Preparer].
  record Preparing(int number) implements ClientState {}

  /// There is a connection.
  record Connected() implements ClientState {}

  /// The next try waits for its time.
  ///
  /// @param failures how many there were in a row
  /// @param untilNanos reactor time of the next try
  /// @param last why the last try failed, or why the connection ended
  record Waiting(int failures, long untilNanos, Failure last) implements ClientState {}

  /// What is open is being closed.
  ///
  /// @param restarting whether it was started again meanwhile, and will connect when all is closed
  record Stopping(boolean restarting) implements ClientState {}

  record Stopped() implements ClientState {}
}
