package dev.endpoint.engine.contract;

class MemoryHaproxyClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return HaproxyWays.inMemory();
  }
}
