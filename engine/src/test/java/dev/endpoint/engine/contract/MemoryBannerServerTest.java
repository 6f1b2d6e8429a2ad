package dev.endpoint.engine.contract;

class MemoryBannerServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return BannerWays.inMemory();
  }
}
