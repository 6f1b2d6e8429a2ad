package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.net.DirectClient;
import dev.endpoint.engine.net.Network.DialOptions;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/// Socket files of some rig; where silence comes from is up to the rig.
abstract class UnixWays implements Ways {
  private final Rig rig;
  private final Path folder;

  UnixWays(Rig rig, Path folder) {
    this.rig = rig;
    this.folder = folder;
  }

  /// A socket that does not answer.
  abstract UnixDomainSocketAddress silence() throws Exception;

  final UnixDomainSocketAddress file(String name) {
    return UnixDomainSocketAddress.of(folder.resolve(name));
  }

  @Override
  public Rig rig() {
    return rig;
  }

  @Override
  public ServerEndpoint server() throws Exception {
    return serverAt(file("server"));
  }

  @Override
  public ServerEndpoint serverAt(SocketAddress address) throws Exception {
    return rig.engine().serverFromString("unix:" + address);
  }

  @Override
  public ClientEndpoint clientOf(SocketAddress address) throws Exception {
    return rig.engine().clientFromString("unix:" + address);
  }

  @Override
  public ClientEndpoint clientOfNobody() throws Exception {
    return clientOf(file("nobody"));
  }

  @Override
  public ClientEndpoint clientOfSilence(Duration timeout) throws Exception {
    return new DirectClient(
            rig.engine().reactor(),
            silence(),
            (address, handler) ->
                rig.engine().network().dial(address, DialOptions.defaults(), handler))
        .within(timeout, "");
  }
}
