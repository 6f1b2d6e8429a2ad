package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import java.net.SocketAddress;
import java.time.Duration;

/// One type of endpoint, in every situation that the contracts need. Made for one test.
public interface Ways {
  /// The place where it all happens.
  Rig rig();

  /// A server endpoint that gets an address of its own, with every default.
  ServerEndpoint server() throws Exception;

  /// Whether the system chooses the address of [#server], another one each time.
  default boolean systemChooses() {
    return false;
  }

  /// Whether a program can have it only once in its life; [#server] and [#clientOf] then need a
  /// place of their own each time, or make it so.
  default boolean once() {
    return false;
  }

  /// Whether a listener has one client only, who is there as soon as it is.
  default boolean oneClient() {
    return false;
  }

  /// A server endpoint at just this address, which is free or in use.
  ServerEndpoint serverAt(SocketAddress address) throws Exception;

  /// A client endpoint for something that listens there, with every default.
  ClientEndpoint clientOf(SocketAddress address) throws Exception;

  /// Whether this is what a protocol is built for that connects to what listens there.
  default boolean isPeer(SocketAddress seen, SocketAddress listening) {
    return seen.equals(listening);
  }

  /// A client endpoint for something that is not there.
  ClientEndpoint clientOfNobody() throws Exception;

  /// A client endpoint for something that never answers.
  ClientEndpoint clientOfSilence(Duration timeout) throws Exception;

  /// How long the contract lets an endpoint wait for silence: longer than anything that it does
  /// before.
  default Duration patience() {
    return Duration.ofMillis(300);
  }

  /// Ends what the ways themselves hold.
  default void close() throws Exception {}
}
