package dev.endpoint.engine.contract;

class MemoryTlsServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return TlsWays.tlsInMemory();
  }
}
