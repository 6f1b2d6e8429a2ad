package dev.endpoint.engine.os;

import dev.endpoint.engine.net.Resolver;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Failures;
import java.net.IDN;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Names looked up by the operating system, each on a thread of its own because the system offers
/// only a blocking call.
///
/// That call cannot be interrupted: a cancelled look-up is not heard of again, but its thread waits
/// on until the system gives up. So many may do so at once, and no more.
public final class SystemResolver implements Resolver {
  /// Look-ups the system may be working on at once.
  static final int AT_ONCE = 100;

  private static final String STAGE = "resolving";

  /// What really looks a name up.
  @FunctionalInterface
  interface LookUp {
    InetAddress[] addresses(String host) throws Exception;
  }

  private final Reactor reactor;
  private final LookUp lookUp;
  private final AtomicInteger running = new AtomicInteger();

  public SystemResolver(Reactor reactor) {
    this(reactor, InetAddress::getAllByName);
  }

  SystemResolver(Reactor reactor, LookUp lookUp) {
    this.reactor = reactor;
    this.lookUp = lookUp;
  }

  @Override
  public Cancellable resolve(String host, Handler handler) {
    return reactor.blocking(
        limited(host), (addresses, failure) -> answer(host, handler, addresses, failure));
  }

  private Callable<List<InetAddress>> limited(String host) {
    return () -> {
      try {
        if (running.incrementAndGet() > AT_ONCE) {
          throw tooMany(host);
        }
        return List.of(lookUp.addresses(ascii(host)));
      } finally {
        running.decrementAndGet();
      }
    };
  }

  private static void answer(
      String host,
      Handler handler,
      @Nullable List<InetAddress> addresses,
      @Nullable Throwable failure) {
    if (addresses != null) {
      handler.resolved(addresses);
    } else if (failure != null) {
      handler.failed(Failures.of(failure, STAGE, host));
    }
  }

  /// Names beyond ASCII travel in their encoded form (RFC 3490).
  private static String ascii(String host) {
    return host.chars().allMatch(c -> c < 128) ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
  }

  private static FailureException tooMany(String host) {
    return new Failure(
            Failure.Kind.LOOKUP_FAILED,
            STAGE,
            host,
            "The name " + host + " was not looked up: " + AT_ONCE + " look-ups wait already",
            "The system's name servers seem not to answer. Check the network, then try again.")
        .toException();
  }
}
