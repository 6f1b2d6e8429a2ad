package dev.endpoint.engine.contract;

class MemorySystemdServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() {
    return SystemdWays.onFakes();
  }
}
