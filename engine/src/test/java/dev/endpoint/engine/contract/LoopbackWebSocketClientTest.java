package dev.endpoint.engine.contract;

class LoopbackWebSocketClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return WebSocketWays.make(LoopbackTcpWays.make());
  }
}
