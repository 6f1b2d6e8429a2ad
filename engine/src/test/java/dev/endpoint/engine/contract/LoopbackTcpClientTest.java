package dev.endpoint.engine.contract;

class LoopbackTcpClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return LoopbackTcpWays.make();
  }
}
