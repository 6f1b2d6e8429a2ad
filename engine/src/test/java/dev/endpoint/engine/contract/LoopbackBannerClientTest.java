package dev.endpoint.engine.contract;

class LoopbackBannerClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return BannerWays.onLoopback();
  }
}
