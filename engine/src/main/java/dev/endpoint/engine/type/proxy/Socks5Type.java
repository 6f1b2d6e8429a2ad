package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;

/// `socks5`: connecting through a proxy.
public final class Socks5Type implements EndpointType {
  @Override
  public String name() {
    return "socks5";
  }

  @Override
  public String summary() {
    return "Through SOCKS 5 proxies (RFC 1928)";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new Socks5Role();
  }
}
