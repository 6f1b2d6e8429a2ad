package dev.endpoint.engine.contract;

class LoopbackHaproxyServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return HaproxyWays.onLoopback();
  }
}
