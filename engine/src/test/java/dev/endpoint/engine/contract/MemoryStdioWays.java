package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.net.ProgramAddress;
import java.net.SocketAddress;
import java.time.Duration;

/// Standard streams of the fake seam, for the client's side; their other end passes on what it
/// hears to a listener.
final class MemoryStdioWays implements Ways {
  private final MemoryRig rig = new MemoryRig();
  private final MemoryTcpWays below = MemoryTcpWays.on(rig);

  @Override
  public Rig rig() {
    return rig;
  }

  @Override
  public boolean once() {
    return true;
  }

  @Override
  public ServerEndpoint server() throws Exception {
    return below.server();
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) throws Exception {
    return below.serverAt(address);
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    rig.processes().consoleRuns(console -> FakeRelay.run(console, rig.network(), address));
    return rig.engine().clientFromString("stdio");
  }

  @Override
  public boolean isPeer(SocketAddress seen, SocketAddress listening) {
    return seen.equals(ProgramAddress.of("standard streams"));
  }

  @Override
  public ClientEndpoint clientOfNobody() {
    return abort("a program has its standard streams");
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) {
    return abort("a program has its standard streams at once");
  }
}
