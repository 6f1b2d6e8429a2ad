package dev.endpoint.engine.contract;

import dev.endpoint.engine.os.HandedSocket;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("peers")
@ExtendWith(RealSystemdServerTest.Handed.class)
class RealSystemdServerTest extends ServerEndpointContract {
  @Override
  Ways newWays() throws Exception {
    return SystemdWays.real();
  }

  static final class Handed extends InOwnJvm {
    @Override
    List<String> started(List<String> program) {
      return HandedSocket.command(program);
    }
  }
}
