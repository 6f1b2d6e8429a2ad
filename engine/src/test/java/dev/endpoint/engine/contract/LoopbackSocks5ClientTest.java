package dev.endpoint.engine.contract;

class LoopbackSocks5ClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return new ProxyWays("socks5", LoopbackTcpWays.make());
  }
}
