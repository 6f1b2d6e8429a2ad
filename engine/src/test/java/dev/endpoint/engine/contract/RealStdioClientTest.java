package dev.endpoint.engine.contract;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InOwnJvm.class)
class RealStdioClientTest extends ClientEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return StdioClientWays.real();
  }
}
