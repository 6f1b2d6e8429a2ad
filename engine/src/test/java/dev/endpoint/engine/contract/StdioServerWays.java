package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.net.DirectClient;
import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.net.Network.AcceptHandler;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.os.NioNetwork;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.testing.MemoryNetwork;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Standard streams, for the listener's side. Its client is who is at their other end: the accepted
/// end of a connection on a network of its own, which the rig does not count.
final class StdioServerWays implements Ways, AcceptHandler {
  private static final SocketAddress ANY =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

  private final Rig rig;
  private final Junction junction;
  private Acceptor meeting;
  private boolean joined;
  private @Nullable Wire other;
  private @Nullable DialHandler waiting;

  private StdioServerWays(Rig rig, Junction junction) {
    this.rig = rig;
    this.junction = junction;
  }

  static Ways onFakes() throws Exception {
    MemoryRig rig = new MemoryRig();
    Network outside = new MemoryNetwork(rig.reactor());
    return of(
        rig,
        outside,
        address ->
            rig.processes().consoleRuns(console -> FakeRelay.run(console, outside, address)));
  }

  /// In a program that has its standard streams for this alone.
  static Ways real() throws Exception {
    LoopbackRig rig = new LoopbackRig();
    return of(
        rig,
        new NioNetwork(rig.reactor()),
        address -> CaseProgram.join(((InetSocketAddress) address).getPort()));
  }

  private static Ways of(Rig rig, Network outside, Junction junction) throws Exception {
    StdioServerWays ways = new StdioServerWays(rig, junction);
    ways.meeting = rig.ask(() -> outside.listen(ANY, ListenOptions.defaults(), ways));
    return ways;
  }

  @Override
  public Rig rig() {
    return rig;
  }

  @Override
  public boolean once() {
    return true;
  }

  @Override
  public boolean oneClient() {
    return true;
  }

  @Override
  public ServerEndpoint server() throws Exception {
    if (!joined) {
      joined = true;
      junction.join(meeting.address());
    }
    return rig.engine().serverFromString("stdio:");
  }

  @Override
  public void accepted(Wire wire) {
    other = wire;
    handOver();
  }

  @Override
  public void troubled(Failure failure) {
    throw new AssertionError(failure.toString());
  }

  private void handOver() {
    Wire wire = other;
    DialHandler handler = waiting;
    if (wire != null && handler != null) {
      other = null;
      waiting = null;
      handler.dialed(wire);
    }
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) {
    return abort("there is one address of this kind");
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) {
    return new DirectClient(rig.engine().reactor(), address, (to, handler) -> meet(handler));
  }

  private Cancellable meet(DialHandler handler) {
    waiting = handler;
    Cancellable soon = rig.engine().reactor().after(Duration.ZERO, this::handOver);
    return () -> {
      soon.cancel();
      waiting = null;
    };
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
    rig.run(
        () -> {
          meeting.close(() -> {});
          if (other != null) {
            other.abort();
          }
        });
    rig.settle();
  }
}
