package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import java.util.List;

/// `tcp6`: TCP, over IPv6 only.
public final class Tcp6Type implements EndpointType {
  @Override
  public String name() {
    return "tcp6";
  }

  @Override
  public String summary() {
    return "TCP, over IPv6 only";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new TcpClientRole(Family.IPV6, List.of());
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new TcpServerRole(Family.IPV6);
  }
}
