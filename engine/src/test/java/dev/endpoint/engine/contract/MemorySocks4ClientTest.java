package dev.endpoint.engine.contract;

class MemorySocks4ClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() {
    return new ProxyWays("socks4", MemoryTcpWays.make());
  }
}
