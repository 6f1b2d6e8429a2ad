package dev.endpoint.engine.testing;

import dev.endpoint.engine.net.Resolver;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A resolver that knows what a test told it; every other name does not exist.
public final class FakeResolver implements Resolver {
  private record Entry(@Nullable Duration delay, Consumer<Handler> answer) {}

  private final Reactor reactor;
  private final Map<String, Entry> entries = new HashMap<>();
  private final List<String> lookUps = new ArrayList<>();
  private int pending;

  public FakeResolver(Reactor reactor) {
    this.reactor = reactor;
  }

  /// The name has these addresses, given as IP literals, in this order.
  public FakeResolver knows(String host, String... addresses) {
    return knowsAfter(Duration.ZERO, host, addresses);
  }

  /// The name has these addresses, and looking it up takes this long.
  public FakeResolver knowsAfter(Duration delay, String host, String... addresses) {
    List<InetAddress> answer = new ArrayList<>();
    for (String address : addresses) {
      answer.add(InetAddress.ofLiteral(address));
    }
    return answers(host, delay, handler -> handler.resolved(answer));
  }

  /// Looking the name up fails like this.
  public FakeResolver fails(String host, Failure failure) {
    return answers(host, Duration.ZERO, handler -> handler.failed(failure));
  }

  /// Looking the name up never ends.
  public FakeResolver neverAnswers(String host) {
    return answers(host, null, handler -> {});
  }

  /// The names that were asked for, in order.
  public List<String> lookUps() {
    return List.copyOf(lookUps);
  }

  /// Look-ups that were neither answered nor cancelled.
  public int pendingLookUps() {
    return pending;
  }

  @Override
  public Cancellable resolve(String host, Handler handler) {
    reactor.check();
    lookUps.add(host);
    Entry entry = entries.getOrDefault(host, unknown(host));
    LookUp lookUp = new LookUp();
    pending++;
    if (entry.delay() != null) {
      lookUp.timer =
          reactor.after(
              entry.delay(),
              () -> {
                lookUp.end();
                entry.answer().accept(handler);
              });
    }
    return lookUp;
  }

  private FakeResolver answers(String host, @Nullable Duration delay, Consumer<Handler> answer) {
    entries.put(host, new Entry(delay, answer));
    return this;
  }

  private static Entry unknown(String host) {
    Failure failure =
        Failures.of(
            new UnknownHostException(host + ": Name or service not known"), "resolving", host);
    return new Entry(Duration.ZERO, handler -> handler.failed(failure));
  }

  private final class LookUp implements Cancellable {
    private Cancellable timer = () -> {};
    private boolean over;

    @Override
    public void cancel() {
      timer.cancel();
      end();
    }

    private void end() {
      if (!over) {
        over = true;
        pending--;
      }
    }
  }
}
