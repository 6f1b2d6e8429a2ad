package dev.endpoint.engine.contract;

class RealUnixServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return RealUnixWays.make();
  }
}
