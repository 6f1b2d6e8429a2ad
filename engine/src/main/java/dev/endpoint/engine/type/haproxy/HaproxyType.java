package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;

/// `haproxy`: connections that begin with a PROXY header, by which a proxy says who its client is.
public final class HaproxyType implements EndpointType {
  @Override
  public String name() {
    return "haproxy";
  }

  @Override
  public String summary() {
    return "Another endpoint, with a PROXY header first";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new HaproxyClientRole();
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new HaproxyServerRole();
  }
}
