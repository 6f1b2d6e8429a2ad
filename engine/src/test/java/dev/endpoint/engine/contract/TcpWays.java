package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Quoting;
import dev.endpoint.engine.transport.Addresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Locale;

/// TCP on the loopback of some rig; where silence comes from is up to the rig.
abstract class TcpWays implements Ways {
  /// A type of endpoint and where it is tried.
  enum Kind {
    TCP("127.0.0.1"),
    TCP4("127.0.0.1"),
    TCP6("::1");

    private final InetAddress loopback;

    Kind(String loopback) {
      this.loopback = InetAddress.ofLiteral(loopback);
    }

    InetAddress loopback() {
      return loopback;
    }

    private String type() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Rig rig;
  private final Kind kind;

  TcpWays(Rig rig, Kind kind) {
    this.rig = rig;
    this.kind = kind;
  }

  final InetAddress loopback() {
    return kind.loopback();
  }

  /// An address that does not answer.
  abstract InetSocketAddress silence() throws Exception;

  /// An address where nothing listens.
  abstract InetSocketAddress nobody() throws Exception;

  @Override
  public Rig rig() {
    return rig;
  }

  @Override
  public ServerEndpoint server() throws Exception {
    return server(0);
  }

  private ServerEndpoint server(int port) throws Exception {
    String where = Quoting.value(Addresses.host(loopback()));
    return rig.engine().serverFromString(kind.type() + ":" + port + ":interface=" + where);
  }

  @Override
  public boolean systemChooses() {
    return true;
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) throws Exception {
    return server(((InetSocketAddress) address).getPort());
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    return client(address, "");
  }

  private ClientEndpoint client(SocketAddress address, String more) throws Exception {
    return rig.engine().clientFromString(kind.type() + ":" + Addresses.text(address) + more);
  }

  @Override
  public ClientEndpoint clientOfNobody() throws Exception {
    return clientOf(nobody());
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) throws Exception {
    return client(silence(), ":timeout=" + timeout.toMillis() + "ms");
  }
}
