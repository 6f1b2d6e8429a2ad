package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;

/// `socks4`: connecting through a proxy.
public final class Socks4Type implements EndpointType {
  @Override
  public String name() {
    return "socks4";
  }

  @Override
  public String summary() {
    return "Through SOCKS 4 proxies, and 4A for names";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new Socks4Role();
  }
}
