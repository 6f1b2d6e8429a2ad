package dev.endpoint.engine.contract;

class MemoryProcessClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() {
    return MemoryProcessWays.make();
  }
}
