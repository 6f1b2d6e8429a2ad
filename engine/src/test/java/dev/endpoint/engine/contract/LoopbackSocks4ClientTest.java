package dev.endpoint.engine.contract;

class LoopbackSocks4ClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return new ProxyWays("socks4", LoopbackTcpWays.make());
  }
}
