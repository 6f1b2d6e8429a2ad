package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;

/// `tls`: TLS upon TCP or any other endpoint, verified.
public final class TlsType implements EndpointType {
  @Override
  public String name() {
    return "tls";
  }

  @Override
  public String summary() {
    return "TLS, verified, over TCP or another endpoint";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new TlsClientRole();
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new TlsServerRole();
  }
}
