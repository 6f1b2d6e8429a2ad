package dev.endpoint.engine.contract;

class MemoryTcp4ServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() {
    return MemoryTcpWays.make(TcpWays.Kind.TCP4);
  }
}
