package dev.endpoint.engine.contract;

class RealUnixClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return RealUnixWays.make();
  }
}
