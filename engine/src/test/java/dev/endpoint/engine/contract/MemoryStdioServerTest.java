package dev.endpoint.engine.contract;

class MemoryStdioServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return StdioServerWays.onFakes();
  }
}
