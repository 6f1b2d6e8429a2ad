package dev.endpoint.engine.contract;

class RealMemoryTypeClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return MemoryTypeWays.real();
  }
}
