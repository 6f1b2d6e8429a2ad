package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.type.tcp.Family;
import dev.endpoint.engine.type.tcp.TcpClientEndpoint;
import dev.endpoint.engine.type.tcp.TcpDial;
import dev.endpoint.engine.type.tcp.TcpListen;
import dev.endpoint.engine.type.tcp.TcpServerEndpoint;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;

/// TCP on 127.0.0.1 of some rig; where silence comes from is up to the rig.
abstract class TcpWays implements Ways {
  private final Rig rig;

  TcpWays(Rig rig) {
    this.rig = rig;
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
    return rig.engine().serverFromString("tcp:0:interface=127.0.0.1");
  }

  @Override
  public boolean systemChooses() {
    return true;
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) {
    InetSocketAddress inet = (InetSocketAddress) address;
    return new TcpServerEndpoint(
        rig.engine(), TcpListen.on(inet.getPort(), Addresses.host(inet.getAddress())));
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    return rig.engine().clientFromString("tcp:" + Addresses.text(address));
  }

  @Override
  public ClientEndpoint clientOfNobody() throws Exception {
    return clientOf(nobody());
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) throws Exception {
    InetSocketAddress silence = silence();
    TcpDial dial =
        new TcpDial(
            Addresses.host(silence.getAddress()),
            silence.getPort(),
            Family.ANY,
            timeout,
            null,
            0,
            TcpDial.DEFAULT_ATTEMPT_DELAY,
            Map.of());
    return new TcpClientEndpoint(rig.engine(), dial);
  }
}
