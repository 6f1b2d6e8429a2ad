package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;

/// A type whose strings stand upon the TCP of some rig.
abstract class UponTcpWays implements Ways {
  private final TcpWays below;

  UponTcpWays(TcpWays below) {
    this.below = below;
  }

  /// A server's string for a port of 127.0.0.1, 0 for any.
  abstract String server(int port);

  /// A client's string for a port of 127.0.0.1.
  abstract String client(int port);

  @Override
  public final Rig rig() {
    return below.rig();
  }

  @Override
  public final ServerEndpoint server() throws Exception {
    return rig().engine().serverFromString(server(0));
  }

  @Override
  public final boolean systemChooses() {
    return true;
  }

  @Override
  public final ServerEndpoint serverAt(SocketAddress address) throws Exception {
    return rig().engine().serverFromString(server(port(address)));
  }

  @Override
  public final ClientEndpoint clientOf(SocketAddress address) throws Exception {
    return rig().engine().clientFromString(client(port(address)));
  }

  @Override
  public final ClientEndpoint clientOfNobody() throws Exception {
    return clientOf(below.nobody());
  }

  @Override
  public final ClientEndpoint clientOfSilence(Duration timeout) throws Exception {
    String text = client(port(below.silence())) + ":timeout=" + timeout.toMillis() + "ms";
    return rig().engine().clientFromString(text);
  }

  private static int port(SocketAddress address) {
    return ((InetSocketAddress) address).getPort();
  }

  @Override
  public void close() throws Exception {
    below.close();
  }
}
