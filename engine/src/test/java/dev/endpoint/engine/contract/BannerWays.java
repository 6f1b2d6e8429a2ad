package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.plugin.ExamplePlugin;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;

/// The example plug-in's `banner` upon the TCP of some rig.
final class BannerWays implements Ways {
  private final TcpWays below;

  private BannerWays(TcpWays below) {
    this.below = below;
  }

  static Ways inMemory() {
    return new BannerWays(MemoryTcpWays.on(new MemoryRig(ExamplePlugin.catalog())));
  }

  static Ways onLoopback() throws Exception {
    return new BannerWays(LoopbackTcpWays.on(new LoopbackRig(ExamplePlugin.catalog())));
  }

  @Override
  public Rig rig() {
    return below.rig();
  }

  @Override
  public ServerEndpoint server() throws Exception {
    return server(0);
  }

  @Override
  public boolean systemChooses() {
    return true;
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) throws Exception {
    return server(((InetSocketAddress) address).getPort());
  }

  private ServerEndpoint server(int port) throws Exception {
    String text = "banner:tcp:" + port + ":interface=127.0.0.1:say=220 hello";
    return rig().engine().serverFromString(text);
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    return client(address, "");
  }

  private ClientEndpoint client(SocketAddress address, String more) throws Exception {
    String where = "banner:tcp:127.0.0.1:" + ((InetSocketAddress) address).getPort();
    return rig().engine().clientFromString(where + ":expect=220" + more);
  }

  @Override
  public ClientEndpoint clientOfNobody() throws Exception {
    return clientOf(below.nobody());
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) throws Exception {
    return client(below.silence(), ":timeout=" + timeout.toMillis() + "ms");
  }

  @Override
  public void close() throws Exception {
    below.close();
  }
}
