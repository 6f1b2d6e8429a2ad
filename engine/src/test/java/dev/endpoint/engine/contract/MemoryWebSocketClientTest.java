package dev.endpoint.engine.contract;

class MemoryWebSocketClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return WebSocketWays.make(MemoryTcpWays.make());
  }
}
