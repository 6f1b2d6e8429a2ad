package dev.endpoint.engine.contract;

class LoopbackTcp6ClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return LoopbackTcpWays.make(TcpWays.Kind.TCP6);
  }
}
