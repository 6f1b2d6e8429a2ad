package dev.endpoint.engine.contract;

class FakeMemoryTypeClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return MemoryTypeWays.onFakes();
  }
}
