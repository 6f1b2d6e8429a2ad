package dev.endpoint.engine.contract;

class MemoryTcpClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() {
    return MemoryTcpWays.make();
  }
}
