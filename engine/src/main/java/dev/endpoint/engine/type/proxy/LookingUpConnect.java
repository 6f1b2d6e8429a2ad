package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.AddressOrder;
import dev.endpoint.engine.net.Resolver;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One attempt of a [LookingUpClient]. Each address costs a connection to the proxy of its own,
/// because a proxy closes one on which it has refused (RFC 1928, section 6); the next is tried only
/// when the proxy has said that it cannot reach the one before.
///
/// Invariant: what the driver would release is the look-up or the one inner attempt under way.
final class LookingUpConnect implements Resolver.Handler {
  static final String RESOLVING = "resolving";
  private static final String SLOW_LOOK_UP =
      "The name server did not answer in time. With resolve=remote the proxy looks the name up.";

  private final LookingUpClient client;
  private final ProtocolFactory factory;
  private final AttemptDriver<Protocol> driver;
  private final Deque<InetAddress> waiting = new ArrayDeque<>();
  private final List<Failure> failures = new ArrayList<>();
  private String trying = "";

  LookingUpConnect(
      LookingUpClient client, ProtocolFactory factory, AttemptDriver<Protocol> driver) {
    this.client = client;
    this.factory = factory;
    this.driver = driver;
  }

  void start() {
    String name = client.destination().host();
    driver.giveUpAfter(client.hop().limit());
    driver.stage(RESOLVING, SLOW_LOOK_UP);
    driver.step(new Step.Resolving(name));
    if (!driver.isOver()) {
      Cancellable lookUp = client.engine().resolver().resolve(name, this);
      driver.onRelease(lookUp::cancel);
    }
  }

  @Override
  public void failed(Failure failure) {
    driver.fail(failure);
  }

  @Override
  public void resolved(List<InetAddress> addresses) {
    List<InetAddress> usable = addresses.stream().filter(client.carries()).toList();
    if (usable.isEmpty()) {
      driver.fail(noneUsable());
      return;
    }
    waiting.addAll(AddressOrder.of(usable));
    driver.step(new Step.Resolved(client.destination().host(), List.copyOf(waiting)));
    next();
  }

  private void next() {
    if (driver.isOver()) {
      return;
    }
    Destination destination = Destination.of(waiting.remove(), client.destination().port());
    trying = destination.text();
    driver.stage("connecting", "");
    Attempt<Protocol> attempt = client.hop().to(destination, null).connect(factory);
    driver.onRelease(attempt::cancel);
    driver.within(attempt);
    attempt.observe((nanos, step) -> driver.step(step));
    attempt.outcome().whenComplete(this::tried);
  }

  private void tried(@Nullable Protocol protocol, @Nullable Throwable thrown) {
    if (protocol != null) {
      driver.succeed(protocol);
      return;
    }
    Throwable error = thrown == null ? new AssertionError() : thrown;
    Failure failure = Failures.of(error, ProxyHop.STAGE, client.destination().text());
    if (waiting.isEmpty() || !isAboutTheAddress(failure)) {
      driver.fail(failures.isEmpty() ? failure : failure.withOthers(failures));
      return;
    }
    failures.add(failure);
    driver.past(failure);
    next();
  }

  /// Whether another address may do better: the proxy was there and could not reach this one.
  private boolean isAboutTheAddress(Failure failure) {
    return failure.stage().equals(ProxyHop.STAGE)
        && failure.target().equals(trying)
        && switch (failure.kind()) {
          case REFUSED, UNREACHABLE, NOT_SUPPORTED, OTHER -> true;
          default -> false;
        };
  }

  private Failure noneUsable() {
    return new Failure(
        Kind.NO_SUCH_NAME,
        RESOLVING,
        client.destination().text(),
        client.destination().host() + " has no IPv4 address",
        "It has IPv6 addresses only, which "
            + client.hop().dialect().words()
            + " cannot carry. socks5 can; or let the proxy look it up (resolve=remote).");
  }
}
