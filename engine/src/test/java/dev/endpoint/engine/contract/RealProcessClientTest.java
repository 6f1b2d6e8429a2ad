package dev.endpoint.engine.contract;

class RealProcessClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return RealProcessWays.make();
  }
}
