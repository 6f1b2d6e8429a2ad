package dev.endpoint.engine.endpoint;

import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Wire;

/// The last phase of an attempt to connect: from a wire that is there to its protocol.
public final class Opening {
  private Opening() {}

  /// Builds the protocol, attaches it and ends the attempt with it, or fails. From here to success
  /// the wire is all that the attempt has open; it is closed if the attempt is over already.
  public static void open(
      AttemptDriver<Protocol> attempt, Reactor reactor, ProtocolFactory factory, Wire wire) {
    attempt.onRelease(wire::abort);
    if (attempt.isOver()) {
      return;
    }
    String peer = Addresses.text(wire.peerAddress());
    String callback = "buildProtocol";
    try {
      Protocol protocol = factory.buildProtocol(wire.peerAddress());
      if (protocol == null) {
        attempt.onRelease(wire::close);
        attempt.fail(Failures.noProtocol("open", peer));
      } else if (!attempt.isOver()) {
        callback = "connected";
        wire.attach(protocol);
        attempt.succeed(protocol);
      }
    } catch (Throwable e) {
      reactor.report(callback, e);
      attempt.fail(Failures.protocolRaised(callback, "open", peer, e));
    }
  }
}
