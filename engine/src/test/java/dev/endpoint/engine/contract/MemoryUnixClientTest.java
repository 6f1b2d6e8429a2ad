package dev.endpoint.engine.contract;

class MemoryUnixClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return MemoryUnixWays.make();
  }
}
