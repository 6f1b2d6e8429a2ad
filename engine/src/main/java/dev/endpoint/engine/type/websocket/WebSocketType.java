package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;

/// `websocket`: messages, as browsers speak them.
public final class WebSocketType implements EndpointType {
  static final String NAME = "websocket";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "WebSocket messages, text and binary, as browsers speak them";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new WebSocketClientRole();
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new WebSocketServerRole();
  }
}
