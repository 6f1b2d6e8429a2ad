package dev.endpoint.engine.contract;

class MemoryBannerClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return BannerWays.inMemory();
  }
}
