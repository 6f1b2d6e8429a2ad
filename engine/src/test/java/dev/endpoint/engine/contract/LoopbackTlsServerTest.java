package dev.endpoint.engine.contract;

class LoopbackTlsServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return TlsWays.tlsOnLoopback();
  }
}
