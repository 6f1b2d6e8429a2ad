package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.type.systemd.OneSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;

/// A socket that a service manager hands over, and keeps no copy of. Only servers have it; clients
/// are those of TCP.
final class SystemdWays implements Ways {
  private static final SocketAddress HANDED =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 80);

  private final TcpWays clients;
  private final Runnable manager;

  private SystemdWays(TcpWays clients, Runnable manager) {
    this.clients = clients;
    this.manager = manager;
  }

  /// Each server asked for is handed its own.
  static Ways onFakes() {
    MemoryRig rig = new MemoryRig(OneSocket.catalog());
    return new SystemdWays(MemoryTcpWays.on(rig), () -> rig.network().inherits(HANDED));
  }

  /// In a program that was handed one.
  static Ways real() throws Exception {
    return new SystemdWays(LoopbackTcpWays.on(new LoopbackRig()), () -> {});
  }

  @Override
  public Rig rig() {
    return clients.rig();
  }

  @Override
  public boolean once() {
    return true;
  }

  @Override
  public ServerEndpoint server() throws Exception {
    manager.run();
    return rig().engine().serverFromString("systemd:INET:0");
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) {
    return abort("its address is the manager's choice");
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    return clients.clientOf(address);
  }

  @Override
  public ClientEndpoint clientOfNobody() throws Exception {
    return clients.clientOfNobody();
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) throws Exception {
    return clients.clientOfSilence(timeout);
  }

  @Override
  public void close() throws Exception {
    clients.close();
  }
}
