package dev.endpoint.engine.contract;

class MemoryStdioClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() {
    return new MemoryStdioWays();
  }
}
