package dev.endpoint.engine.contract;

class LoopbackSslServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return TlsWays.sslOnLoopback();
  }
}
