package dev.endpoint.engine.contract;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InOwnJvm.class)
class RealStdioServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return StdioServerWays.real();
  }
}
