package dev.endpoint.engine.os;

import dev.endpoint.engine.contract.LoopbackRig;
import dev.endpoint.engine.net.Network.AcceptHandler;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;

/// Dials and listens on a real network and keeps what comes of it. Its lists belong to the reactor
/// thread.
class Ends implements DialHandler, AcceptHandler {
  static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

  final List<Wire> dialed = new ArrayList<>();
  final List<Wire> accepted = new ArrayList<>();
  final List<Failure> failures = new ArrayList<>();
  final List<Failure> troubles = new ArrayList<>();
  private final LoopbackRig rig;

  Ends(LoopbackRig rig) {
    this.rig = rig;
  }

  Acceptor listen() throws Exception {
    return listen(ANY_PORT, ListenOptions.defaults());
  }

  Acceptor listen(SocketAddress local, ListenOptions options) throws Exception {
    return rig.ask(() -> rig.network().listen(local, options, this));
  }

  Cancellable dial(SocketAddress remote) throws Exception {
    return dial(remote, DialOptions.defaults());
  }

  Cancellable dial(SocketAddress remote, DialOptions options) throws Exception {
    return rig.ask(() -> rig.network().dial(remote, options, this));
  }

  /// The failure that a dial comes to.
  Failure failing(SocketAddress remote, DialOptions options) throws Exception {
    dial(remote, options);
    rig.until("it fails", () -> !failures.isEmpty());
    return failures.getFirst();
  }

  void untilConnected() throws Exception {
    rig.until("both ends are there", () -> dialed.size() == 1 && accepted.size() == 1);
  }

  /// An address of loopback where nothing listens.
  static InetSocketAddress unused() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  @Override
  public void dialed(Wire wire) {
    dialed.add(wire);
  }

  @Override
  public void failed(Failure failure) {
    failures.add(failure);
  }

  @Override
  public void accepted(Wire wire) {
    accepted.add(wire);
  }

  @Override
  public void troubled(Failure failure) {
    troubles.add(failure);
  }
}
