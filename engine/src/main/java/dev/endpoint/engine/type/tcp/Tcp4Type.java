package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import java.util.List;

/// `tcp4`: TCP, over IPv4 only.
public final class Tcp4Type implements EndpointType {
  @Override
  public String name() {
    return "tcp4";
  }

  @Override
  public String summary() {
    return "TCP, over IPv4 only";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new TcpClientRole(Family.IPV4, List.of());
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new TcpServerRole(Family.IPV4);
  }
}
