package dev.endpoint.engine.contract;

class LoopbackTcp4ClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return LoopbackTcpWays.make(TcpWays.Kind.TCP4);
  }
}
