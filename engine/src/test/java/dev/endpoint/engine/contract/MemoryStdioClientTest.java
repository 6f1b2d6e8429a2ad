package dev.endpoint.engine.contract;

class MemoryStdioClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() {
    return StdioClientWays.onFakes();
  }
}
