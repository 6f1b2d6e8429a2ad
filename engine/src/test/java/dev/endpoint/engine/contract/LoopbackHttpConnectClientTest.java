package dev.endpoint.engine.contract;

class LoopbackHttpConnectClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return new ProxyWays("http-connect", LoopbackTcpWays.make());
  }
}
