package dev.endpoint.engine.contract;

class MemoryTcpServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() {
    return MemoryTcpWays.make();
  }
}
