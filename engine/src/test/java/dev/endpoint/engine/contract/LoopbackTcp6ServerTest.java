package dev.endpoint.engine.contract;

class LoopbackTcp6ServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return LoopbackTcpWays.make(TcpWays.Kind.TCP6);
  }
}
