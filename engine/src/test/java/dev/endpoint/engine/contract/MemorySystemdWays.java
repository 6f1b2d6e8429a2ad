package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.type.systemd.OneSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;

/// A socket of the fake network that a service manager hands over, and keeps no copy of. Only
/// servers have it; each one asked for is handed its own.
final class MemorySystemdWays implements Ways {
  private static final SocketAddress HANDED =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 80);

  private final MemoryRig rig = new MemoryRig(OneSocket.catalog());
  private final MemoryTcpWays clients = MemoryTcpWays.on(rig);

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
    rig.network().inherits(HANDED);
    return rig.engine().serverFromString("systemd:INET:0");
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
}
