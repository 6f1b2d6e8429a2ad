package dev.endpoint.engine.endpoint;

import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;

/// Hands out one protocol, once. Reactor thread, once made.
final class GivenProtocol implements ProtocolFactory {
  private final Protocol protocol;
  private boolean given;

  GivenProtocol(Protocol protocol) {
    this.protocol = protocol;
  }

  @Override
  public Protocol buildProtocol(SocketAddress peer) {
    if (given) {
      throw new IllegalStateException("one protocol serves one connection");
    }
    given = true;
    return protocol;
  }
}
