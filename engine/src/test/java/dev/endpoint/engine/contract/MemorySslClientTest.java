package dev.endpoint.engine.contract;

class MemorySslClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return TlsWays.sslInMemory();
  }
}
