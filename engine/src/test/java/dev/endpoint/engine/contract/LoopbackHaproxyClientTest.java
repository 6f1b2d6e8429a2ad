package dev.endpoint.engine.contract;

class LoopbackHaproxyClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return HaproxyWays.onLoopback();
  }
}
