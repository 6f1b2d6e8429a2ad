package dev.endpoint.engine.contract;

import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.net.Network.AcceptHandler;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Wire;
import java.net.SocketAddress;

/// One connection between two wires, neither attached yet: ours and theirs.
final class Link implements DialHandler, AcceptHandler {
  final RecordingProtocol our = new RecordingProtocol();
  final RecordingProtocol their = new RecordingProtocol();
  private final Rig rig;
  private Acceptor acceptor;
  private Wire ourWire;
  private Wire theirWire;

  private Link(Rig rig) {
    this.rig = rig;
  }

  /// Connects the two by a listener at this address; nothing is attached.
  static Link make(Rig rig, SocketAddress where) throws Exception {
    Link link = new Link(rig);
    rig.run(() -> link.dial(where));
    rig.until("both ends are there", () -> link.ourWire != null && link.theirWire != null);
    rig.run(() -> link.acceptor.close(() -> {}));
    return link;
  }

  /// Connects the two and attaches the recording protocols.
  static Link open(Rig rig, SocketAddress where) throws Exception {
    Link link = make(rig, where);
    link.attachOurs();
    link.attachTheirs();
    return link;
  }

  void attachOurs() throws Exception {
    rig.run(() -> ourWire.attach(our));
  }

  void attachTheirs() throws Exception {
    rig.run(() -> theirWire.attach(their));
  }

  Wire ourWire() {
    return ourWire;
  }

  Wire theirWire() {
    return theirWire;
  }

  /// Aborts whatever of it is left.
  void drop() throws Exception {
    rig.run(
        () -> {
          ourWire.abort();
          theirWire.abort();
        });
    rig.settle();
  }

  private void dial(SocketAddress where) throws Exception {
    Network network = rig.engine().network();
    acceptor = network.listen(where, ListenOptions.defaults(), this);
    network.dial(acceptor.address(), DialOptions.defaults(), this);
  }

  @Override
  public void dialed(Wire wire) {
    ourWire = wire;
  }

  @Override
  public void failed(Failure failure) {
    throw new AssertionError("could not connect: " + failure);
  }

  @Override
  public void accepted(Wire wire) {
    theirWire = wire;
  }

  @Override
  public void troubled(Failure failure) {
    throw new AssertionError("could not accept: " + failure);
  }
}
