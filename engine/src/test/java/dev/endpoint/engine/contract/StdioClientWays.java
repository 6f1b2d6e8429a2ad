package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.net.ProgramAddress;
import dev.endpoint.engine.transport.Protocol;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;

/// Standard streams, for the client's side; their other end passes on what it hears to a listener
/// on TCP, as soon as somebody is about to have them.
final class StdioClientWays implements Ways {
  private final TcpWays below;
  private final Junction junction;

  private StdioClientWays(TcpWays below, Junction junction) {
    this.below = below;
    this.junction = junction;
  }

  static Ways onFakes() {
    MemoryRig rig = new MemoryRig();
    return new StdioClientWays(
        MemoryTcpWays.on(rig),
        address ->
            rig.processes().consoleRuns(console -> FakeRelay.run(console, rig.network(), address)));
  }

  /// In a program that has its standard streams for this alone.
  static Ways real() throws Exception {
    return new StdioClientWays(
        LoopbackTcpWays.on(new LoopbackRig()),
        address -> CaseProgram.join(((InetSocketAddress) address).getPort()));
  }

  @Override
  public Rig rig() {
    return below.rig();
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
    ClientEndpoint streams = rig().engine().clientFromString("stdio");
    return factory -> {
      Attempt<Protocol> attempt = streams.connect(factory);
      boolean[] joined = new boolean[1];
      attempt.observe(
          (nanos, step) -> {
            if (!joined[0]) {
              joined[0] = true;
              junction.join(address);
            }
          });
      return attempt;
    };
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

  @Override
  public void close() throws Exception {
    below.close();
  }
}
