package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;

/// `ssl`: Twisted's older spelling of TLS over TCP.
public final class SslType implements EndpointType {
  @Override
  public String name() {
    return "ssl";
  }

  @Override
  public String summary() {
    return "TLS over TCP in Twisted's older spelling; tls is the better one";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new SslClientRole();
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new SslServerRole();
  }
}
