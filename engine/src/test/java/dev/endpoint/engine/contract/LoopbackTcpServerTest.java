package dev.endpoint.engine.contract;

class LoopbackTcpServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return LoopbackTcpWays.make();
  }
}
