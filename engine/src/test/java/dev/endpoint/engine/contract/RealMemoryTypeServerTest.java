package dev.endpoint.engine.contract;

class RealMemoryTypeServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return MemoryTypeWays.real();
  }
}
