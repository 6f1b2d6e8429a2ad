package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.transport.Addresses;
import java.net.SocketAddress;
import java.time.Duration;

/// WebSocket upon TCP of some rig.
record WebSocketWays(TcpWays tcp) implements Ways {
  static Ways make(Ways tcp) {
    return new WebSocketWays((TcpWays) tcp);
  }

  @Override
  public Rig rig() {
    return tcp.rig();
  }

  @Override
  public ServerEndpoint server() throws Exception {
    return rig().engine().serverFromString("websocket:0:127.0.0.1");
  }

  @Override
  public boolean systemChooses() {
    return true;
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) throws Exception {
    return rig()
        .engine()
        .serverFromString(
            "websocket:endpoint={tcp:interface="
                + Addresses.text(address).replaceFirst(":", ":port=")
                + "}");
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    return client(address, "");
  }

  private ClientEndpoint client(SocketAddress address, String more) throws Exception {
    return rig().engine().clientFromString("websocket:" + Addresses.text(address) + more);
  }

  @Override
  public ClientEndpoint clientOfNobody() throws Exception {
    return clientOf(tcp.nobody());
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) throws Exception {
    return client(tcp.silence(), ":timeout=" + timeout.toMillis() + "ms");
  }

  @Override
  public void close() throws Exception {
    tcp.close();
  }
}
