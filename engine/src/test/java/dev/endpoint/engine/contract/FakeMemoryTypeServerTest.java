package dev.endpoint.engine.contract;

class FakeMemoryTypeServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return MemoryTypeWays.onFakes();
  }
}
