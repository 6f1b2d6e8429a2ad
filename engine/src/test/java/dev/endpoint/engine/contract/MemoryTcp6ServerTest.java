package dev.endpoint.engine.contract;

class MemoryTcp6ServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() {
    return MemoryTcpWays.make(TcpWays.Kind.TCP6);
  }
}
