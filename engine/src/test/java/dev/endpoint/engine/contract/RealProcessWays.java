package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.syntax.Quoting;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.stream.Collectors;

/// Real programs, which know a port of loopback.
final class RealProcessWays extends ProcessWays {
  private RealProcessWays() throws Exception {
    super(LoopbackTcpWays.make());
  }

  static Ways make() throws Exception {
    return new RealProcessWays();
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    String command =
        RelayProgram.command(((InetSocketAddress) address).getPort()).stream()
            .map(Quoting::positional)
            .collect(Collectors.joining(":"));
    return rig().engine().clientFromString("process:" + command);
  }

  @Override
  public boolean isPeer(SocketAddress seen, SocketAddress listening) {
    return seen.toString().matches("sh \\(pid [0-9]+\\)");
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) {
    return abort("the system starts a program or says at once that it cannot");
  }
}
