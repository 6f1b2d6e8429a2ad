package dev.endpoint.engine.net;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.Opening;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Wire;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Connects to one address that needs no look-up.
public final class DirectClient implements ClientEndpoint {
  private final Reactor reactor;
  private final SocketAddress remote;
  private final AddressRace.Dialer dialer;
  private @Nullable Duration timeout;
  private String slow = "";

  public DirectClient(Reactor reactor, SocketAddress remote, AddressRace.Dialer dialer) {
    this.reactor = reactor;
    this.remote = remote;
    this.dialer = dialer;
  }

  /// The same, with a limit.
  ///
  /// @param timeout how long an attempt may take; null for as long as it takes
  /// @param slow the likely reason, in one or more sentences, if time runs out
  public DirectClient within(@Nullable Duration timeout, String slow) {
    DirectClient limited = new DirectClient(reactor, remote, dialer);
    limited.timeout = timeout;
    limited.slow = slow;
    return limited;
  }

  @Override
  public Attempt<Protocol> connect(ProtocolFactory factory) {
    String target = Addresses.text(remote);
    AttemptDriver<Protocol> driver = new AttemptDriver<>(reactor, target, "connecting");
    return driver.start(
        attempt -> start(attempt, factory), error -> Failures.of(error, "connecting", target));
  }

  private void start(AttemptDriver<Protocol> attempt, ProtocolFactory factory) {
    if (timeout != null) {
      attempt.giveUpAfter(timeout);
    }
    attempt.stage("connecting", slow);
    AddressRace.Finish finish =
        new AddressRace.Finish() {
          @Override
          public void won(Wire wire) {
            Opening.open(attempt, reactor, factory, wire);
          }

          @Override
          public void lost(Failure failure) {
            attempt.fail(failure);
          }
        };
    AddressRace race =
        new AddressRace(reactor, List.of(remote), Duration.ZERO, dialer, attempt::step, finish);
    attempt.onRelease(race::cancel);
    race.start();
  }
}
