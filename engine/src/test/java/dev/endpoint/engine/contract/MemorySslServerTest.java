package dev.endpoint.engine.contract;

class MemorySslServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return TlsWays.sslInMemory();
  }
}
