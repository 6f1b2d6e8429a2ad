package dev.endpoint.engine.contract;

class MemoryTcp4ClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() {
    return MemoryTcpWays.make(TcpWays.Kind.TCP4);
  }
}
