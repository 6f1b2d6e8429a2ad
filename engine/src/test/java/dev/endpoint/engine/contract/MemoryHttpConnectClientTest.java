package dev.endpoint.engine.contract;

class MemoryHttpConnectClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() {
    return new ProxyWays("http-connect", MemoryTcpWays.make());
  }
}
