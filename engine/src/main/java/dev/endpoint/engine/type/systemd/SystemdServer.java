package dev.endpoint.engine.type.systemd;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.AcceptorPort;
import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.ProgramAddress;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.util.OptionalInt;

/// Listens on a socket that was handed over.
///
/// The JDK can take over descriptor 0 only. systemd hands sockets from descriptor 3 on; with
/// `StandardInput=socket` it makes the only one descriptor 0, too.
record SystemdServer(
    Reactor reactor,
    Network network,
    Handover handover,
    Domain domain,
    OptionalInt place,
    String target)
    implements ServerEndpoint {
  private static final String STAGE = "listening";

  @Override
  public Attempt<ListeningPort> listen(ProtocolFactory factory) {
    AttemptDriver<ListeningPort> driver = new AttemptDriver<>(reactor, target, STAGE);
    return driver.start(
        attempt -> adopt(attempt, factory), error -> Failures.of(error, STAGE, target));
  }

  private void adopt(AttemptDriver<ListeningPort> attempt, ProtocolFactory factory)
      throws FailureException {
    attempt.step(new Step.Binding(ProgramAddress.of(target)));
    if (attempt.isOver()) {
      return;
    }
    if (handover.isEmpty()) {
      throw failure(Kind.BAD_ARGUMENT, "No socket was handed to this program", handover.why());
    }
    if (place.isEmpty() || handover.names().size() != 1) {
      throw failure(
          Kind.NOT_SUPPORTED,
          "Descriptor " + (Handover.FIRST + place.orElse(0)) + " cannot be taken over",
          "Java can take over descriptor 0 only. Let the unit hand over one socket, with"
              + " StandardInput=socket in the service.");
    }
    AcceptorPort port = new AcceptorPort(reactor, factory);
    Acceptor acceptor = network.adopt(port);
    if (!domain.fits(acceptor.address())) {
      acceptor.close(() -> {});
      throw failure(
          Kind.BAD_ARGUMENT,
          "The socket handed over is not " + domain.words(),
          "It listens on " + Addresses.text(acceptor.address()) + ".");
    }
    port.opened(acceptor);
    attempt.succeed(port);
  }

  private FailureException failure(Kind kind, String message, String meaning) {
    return new Failure(kind, STAGE, target, message, meaning).toException();
  }
}
