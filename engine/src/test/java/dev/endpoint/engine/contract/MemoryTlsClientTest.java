package dev.endpoint.engine.contract;

class MemoryTlsClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return TlsWays.tlsInMemory();
  }
}
