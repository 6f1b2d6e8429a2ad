package dev.endpoint.engine.endpoint;

import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;

/// A place to connect to. Immutable; each call of [#connect] is one fresh attempt.
public interface ClientEndpoint {
  /// Starts an attempt; never blocks, never throws for anything the network does, and calls nothing
  /// back before it returns. The outcome is the protocol the factory built, once its connection is
  /// usable. Any thread.
  Attempt<Protocol> connect(ProtocolFactory factory);

  /// Connects this one protocol, once: for a caller who has it already and needs no factory.
  default Attempt<Protocol> connectProtocol(Protocol protocol) {
    return connect(new GivenProtocol(protocol));
  }
}
