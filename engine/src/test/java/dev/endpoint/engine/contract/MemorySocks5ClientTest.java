package dev.endpoint.engine.contract;

class MemorySocks5ClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() {
    return new ProxyWays("socks5", MemoryTcpWays.make());
  }
}
