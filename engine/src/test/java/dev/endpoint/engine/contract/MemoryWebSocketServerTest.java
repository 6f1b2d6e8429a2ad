package dev.endpoint.engine.contract;

class MemoryWebSocketServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return WebSocketWays.make(MemoryTcpWays.make());
  }
}
