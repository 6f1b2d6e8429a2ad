package dev.endpoint.engine.contract;

class MemoryTcp6ClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() {
    return MemoryTcpWays.make(TcpWays.Kind.TCP6);
  }
}
