package dev.endpoint.engine.contract;

class MemoryHaproxyServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return HaproxyWays.inMemory();
  }
}
