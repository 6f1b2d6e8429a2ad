package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.transport.ProtocolFactory;

/// SKELETON. Listens by TCP.
public final class TcpServerEndpoint implements ServerEndpoint {
  public TcpServerEndpoint(Engine engine, TcpListen listen) {}

  @Override
  public Attempt<ListeningPort> listen(ProtocolFactory factory) {
    throw new UnsupportedOperationException();
  }
}
