package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.transport.Addresses;
import java.net.SocketAddress;
import java.time.Duration;

/// `haproxy` upon the TCP of some rig, both sides of it.
final class HaproxyWays implements Ways {
  private final TcpWays below;
  private final String client;

  private HaproxyWays(TcpWays below, String client) {
    this.below = below;
    this.client = client;
  }

  static Ways inMemory() {
    return new HaproxyWays(MemoryTcpWays.make(), "haproxy:tcp:");
  }

  static Ways onLoopback() throws Exception {
    return new HaproxyWays(LoopbackTcpWays.make(), "haproxy:version=2:checksum=yes:tcp:");
  }

  @Override
  public Rig rig() {
    return below.rig();
  }

  @Override
  public ServerEndpoint server() throws Exception {
    return rig().engine().serverFromString("haproxy:tcp:0:interface=127.0.0.1");
  }

  @Override
  public boolean systemChooses() {
    return true;
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) throws Exception {
    String port = Addresses.text(address).replaceFirst(".*:", "");
    return rig().engine().serverFromString("haproxy:tcp:" + port + ":interface=127.0.0.1");
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    return client(address, "");
  }

  private ClientEndpoint client(SocketAddress address, String more) throws Exception {
    return rig().engine().clientFromString(client + Addresses.text(address) + more);
  }

  @Override
  public ClientEndpoint clientOfNobody() throws Exception {
    return client(below.nobody(), "");
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
