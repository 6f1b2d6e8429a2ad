package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;

/// `http-connect`: connecting through a proxy.
public final class HttpConnectType implements EndpointType {
  @Override
  public String name() {
    return "http-connect";
  }

  @Override
  public String summary() {
    return "Through HTTP proxies, by CONNECT";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new HttpConnectRole();
  }
}
