package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import java.net.SocketAddress;

/// Programs that pass on what they are told to a listener on the TCP of some rig, and what it
/// answers: so the listener's side sees what a program does. Only clients start programs.
abstract class ProcessWays implements Ways {
  private final TcpWays below;

  ProcessWays(TcpWays below) {
    this.below = below;
  }

  @Override
  public final Rig rig() {
    return below.rig();
  }

  @Override
  public final ServerEndpoint server() throws Exception {
    return below.server();
  }

  @Override
  public final boolean systemChooses() {
    return below.systemChooses();
  }

  @Override
  public final ServerEndpoint serverAt(SocketAddress address) throws Exception {
    return below.serverAt(address);
  }

  @Override
  public final ClientEndpoint clientOfNobody() throws Exception {
    return rig().engine().clientFromString("process:no-such-program");
  }

  @Override
  public final void close() throws Exception {
    below.close();
  }
}
