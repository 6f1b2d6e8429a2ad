package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.Opening;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.AddressOrder;
import dev.endpoint.engine.net.AddressRace;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Wire;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One attempt of a [TcpClientEndpoint], from its text to its protocol. At any moment it has at
/// most one thing open, which is what the attempt's release action closes.
final class TcpConnect implements AddressRace.Finish {
  private static final String SLOW_LOOK_UP =
      "The name server did not answer in time. The network may be down, or the name server.";
  private static final String SLOW_CONNECT =
      "Nothing answered in time. The address may be wrong, the machine off, or a firewall drops"
          + " the packets silently.";

  private static final InetAddress ANY_4 = InetAddress.ofLiteral("0.0.0.0");
  private static final InetAddress ANY_6 = InetAddress.ofLiteral("::");

  private final Engine engine;
  private final TcpDial dial;
  private final ProtocolFactory factory;
  private final AttemptDriver<Protocol> attempt;

  /// Where to connect from: for each remote address the first of the same IP version. Empty means
  /// that the system chooses.
  private List<InetAddress> bindAddresses = List.of();

  TcpConnect(
      Engine engine, TcpDial dial, ProtocolFactory factory, AttemptDriver<Protocol> attempt) {
    this.engine = engine;
    this.dial = dial;
    this.factory = factory;
    this.attempt = attempt;
  }

  void start() throws FailureException {
    Duration timeout = dial.timeout();
    if (timeout != null) {
      attempt.giveUpAfter(timeout);
    }
    String bind = dial.bindAddress();
    if (bind == null || bind.isEmpty()) {
      findRemote();
    } else if (Hosts.isName(bind)) {
      lookUp(bind, this::bindTo);
    } else {
      bindAddresses = List.of(Hosts.literal(bind, Family.ANY, "connecting"));
      findRemote();
    }
  }

  private void bindTo(List<InetAddress> addresses) {
    bindAddresses = addresses;
    try {
      findRemote();
    } catch (FailureException e) {
      attempt.fail(e.failure());
    }
  }

  private void findRemote() throws FailureException {
    String host = dial.host();
    if (Hosts.isName(host)) {
      lookUp(
          host,
          addresses -> {
            List<InetAddress> order = AddressOrder.of(addresses);
            attempt.step(new Step.Resolved(host, order));
            race(order);
          });
    } else {
      race(Hosts.remote(host, dial.family()));
    }
  }

  private void lookUp(String name, Consumer<List<InetAddress>> found) {
    attempt.stage("resolving", SLOW_LOOK_UP);
    attempt.step(new Step.Resolving(name));
    if (!attempt.isOver()) {
      Cancellable lookUp =
          Hosts.lookUp(engine.resolver(), name, dial.family(), found, attempt::fail);
      attempt.onRelease(lookUp::cancel);
    }
  }

  private void race(List<InetAddress> addresses) {
    List<InetSocketAddress> reachable =
        addresses.stream()
            .filter(this::reachable)
            .map(address -> new InetSocketAddress(address, dial.port()))
            .toList();
    if (reachable.isEmpty()) {
      attempt.fail(noneFromBindAddress());
    } else if (!attempt.isOver()) {
      attempt.stage("connecting", SLOW_CONNECT);
      AddressRace race =
          new AddressRace(
              engine.reactor(), reachable, dial.attemptDelay(), this::dial, this::step, this);
      attempt.onRelease(race::cancel);
      race.start();
    }
  }

  private void step(Step step) {
    if (step instanceof Step.DialFailed failed) {
      attempt.past(failed.failure());
    }
    attempt.step(step);
  }

  private Cancellable dial(SocketAddress remote, DialHandler handler) {
    InetAddress address = ((InetSocketAddress) remote).getAddress();
    return engine.network().dial(remote, new DialOptions(local(address), socket()), handler);
  }

  private @Nullable SocketAddress local(InetAddress remote) {
    if (bindAddresses.isEmpty() && dial.bindPort() == 0) {
      return null;
    }
    InetAddress any = remote instanceof Inet6Address ? ANY_6 : ANY_4;
    InetAddress bind =
        bindAddresses.stream().filter(own -> sameVersion(own, remote)).findFirst().orElse(any);
    return new InetSocketAddress(bind, dial.bindPort());
  }

  /// Several addresses are tried from one local port at once; the system allows that only with
  /// `SO_REUSEADDR`.
  private Map<SocketOption<?>, Object> socket() {
    Map<SocketOption<?>, Object> socket = new HashMap<>(dial.socket());
    if (dial.bindPort() != 0) {
      socket.putIfAbsent(StandardSocketOptions.SO_REUSEADDR, true);
    }
    return socket;
  }

  private boolean reachable(InetAddress remote) {
    return bindAddresses.isEmpty()
        || bindAddresses.stream()
            .anyMatch(own -> own.isAnyLocalAddress() || sameVersion(own, remote));
  }

  private static boolean sameVersion(InetAddress one, InetAddress other) {
    return one instanceof Inet6Address == other instanceof Inet6Address;
  }

  private Failure noneFromBindAddress() {
    return new Failure(
        Kind.BAD_ARGUMENT,
        "connecting",
        attempt.target(),
        "No address of " + attempt.target() + " can be reached from " + dial.bindAddress(),
        "One is IPv4 and the other IPv6. Leave bindAddress out, or give one of the other kind.");
  }

  @Override
  public void lost(Failure failure) {
    attempt.fail(failure);
  }

  @Override
  public void won(Wire wire) {
    Opening.open(attempt, engine.reactor(), factory, wire);
  }
}
