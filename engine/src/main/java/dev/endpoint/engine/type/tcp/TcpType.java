package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import java.util.List;

/// `tcp`: TCP, over IPv4 and IPv6.
public final class TcpType implements EndpointType {
  @Override
  public String name() {
    return "tcp";
  }

  @Override
  public String summary() {
    return "TCP, over IPv4 and IPv6";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new TcpClientRole(Family.ANY, List.of("hostname"));
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new TcpServerRole(Family.ANY);
  }
}
