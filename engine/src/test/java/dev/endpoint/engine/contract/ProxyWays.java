package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.layer.LayeredServer;
import dev.endpoint.engine.layer.Preparation;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.type.proxy.ScriptedProxy;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;

/// A proxy type upon TCP of some rig. The listener is a proxy and its own destination: once it has
/// granted what it was asked for, the rest of the connection is the payload.
final class ProxyWays implements Ways {
  private static final Duration TALK = Duration.ofSeconds(30);

  private final String type;
  private final TcpWays tcp;

  ProxyWays(String type, Ways tcp) {
    this.type = type;
    this.tcp = (TcpWays) tcp;
  }

  @Override
  public Rig rig() {
    return tcp.rig();
  }

  @Override
  public ServerEndpoint server() throws Exception {
    return proxy(tcp.server());
  }

  @Override
  public boolean systemChooses() {
    return tcp.systemChooses();
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) throws Exception {
    return proxy(tcp.serverAt(address));
  }

  private ServerEndpoint proxy(ServerEndpoint inner) {
    return new LayeredServer(
        rig().engine().reactor(),
        inner,
        new LayeredServer.Plan("proxy", "proxying", TALK, ""),
        Preparation.ready(ScriptedProxy.granting(type)));
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    return client(address, "");
  }

  private ClientEndpoint client(SocketAddress address, String more) throws Exception {
    String place = Addresses.text(address);
    return rig()
        .engine()
        .clientFromString(type + ":" + place + ":endpoint={tcp:" + place + "}" + more);
  }

  @Override
  public ClientEndpoint clientOfNobody() throws Exception {
    return clientOf(tcp.nobody());
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) throws Exception {
    InetSocketAddress silence = tcp.silence();
    return client(silence, ":timeout=" + timeout.toMillis() + "ms");
  }

  @Override
  public void close() throws Exception {
    tcp.close();
  }
}
