package dev.endpoint.engine.contract;

class LoopbackTlsClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return TlsWays.tlsOnLoopback();
  }
}
