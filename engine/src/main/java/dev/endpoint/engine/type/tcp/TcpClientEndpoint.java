package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;

/// SKELETON. Connects by TCP.
public final class TcpClientEndpoint implements ClientEndpoint {
  public TcpClientEndpoint(Engine engine, TcpDial dial) {}

  @Override
  public Attempt<Protocol> connect(ProtocolFactory factory) {
    throw new UnsupportedOperationException();
  }
}
