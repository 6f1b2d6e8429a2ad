package dev.endpoint.engine.contract;

class LoopbackSslClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return TlsWays.sslOnLoopback();
  }
}
