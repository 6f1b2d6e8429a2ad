package dev.endpoint.engine.contract;

class LoopbackWebSocketServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return WebSocketWays.make(LoopbackTcpWays.make());
  }
}
