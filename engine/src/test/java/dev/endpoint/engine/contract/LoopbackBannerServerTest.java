package dev.endpoint.engine.contract;

class LoopbackBannerServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return BannerWays.onLoopback();
  }
}
