package dev.endpoint.engine.contract;

class MemoryUnixServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return MemoryUnixWays.make();
  }
}
