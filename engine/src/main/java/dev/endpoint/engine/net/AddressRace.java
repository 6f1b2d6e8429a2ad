package dev.endpoint.engine.net;

import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Wire;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Happy eyeballs (RFC 8305, section 5): tries the addresses of one name side by side, each a
/// little after the one before, and keeps the connection that is there first. It knows no sockets,
/// only how to [dial][Dialer]. Lives on the reactor thread.
///
/// The next address is tried when the delay has passed since the last try, or at once when a try
/// fails. At most [#MOST_AT_ONCE] tries are under way: for the next one the oldest is given up, so
/// that many silent addresses at the head of the list do not hide a good one at its end.
public final class AddressRace implements Cancellable {
  /// As curl does it.
  public static final int MOST_AT_ONCE = 6;

  /// Starts to connect to one address, as [Network#dial] does.
  @FunctionalInterface
  public interface Dialer {
    Cancellable dial(SocketAddress address, DialHandler handler);
  }

  /// How the race ends: in exactly one of these, or in neither when it is cancelled.
  public interface Finish {
    /// This connection was there first; all others are given up.
    void won(Wire wire);

    /// No address could be connected to. The failure is the most telling one, with the others
    /// attached in the order they happened.
    void lost(Failure failure);
  }

  private final Reactor reactor;
  private final Duration delay;
  private final Dialer dialer;
  private final Consumer<Step> steps;
  private final Finish finish;
  private final Deque<SocketAddress> waiting;
  private final Deque<Try> underWay = new ArrayDeque<>();
  private final List<Failure> failures = new ArrayList<>();
  private Cancellable timer = () -> {};
  private @Nullable Wire prize;
  private boolean over;

  /// @param addresses at least one, in the order to try them
  /// @param delay how long one try goes on before the next starts beside it
  /// @param steps hears [Step.Dialing], [Step.DialFailed], [Step.DialAbandoned] and [Step.Dialed]
  public AddressRace(
      Reactor reactor,
      List<? extends SocketAddress> addresses,
      Duration delay,
      Dialer dialer,
      Consumer<Step> steps,
      Finish finish) {
    this.reactor = reactor;
    this.delay = delay;
    this.dialer = dialer;
    this.steps = steps;
    this.finish = finish;
    waiting = new ArrayDeque<>(addresses);
  }

  /// Tries the first address.
  public AddressRace start() {
    reactor.check();
    next();
    return this;
  }

  /// Gives up all tries; nothing is heard of them any more, and a connection that was not handed
  /// over yet is aborted.
  @Override
  public void cancel() {
    reactor.check();
    Wire unclaimed = prize;
    prize = null;
    if (unclaimed != null) {
      unclaimed.abort();
    }
    if (!over) {
      over = true;
      abandonAll();
    }
  }

  private void next() {
    timer.cancel();
    SocketAddress address = waiting.poll();
    if (address == null) {
      return;
    }
    if (underWay.size() == MOST_AT_ONCE) {
      giveUpOldest();
    }
    if (!over) {
      new Try(address).start();
    }
    if (!over && !waiting.isEmpty()) {
      timer = reactor.after(delay, this::next);
    }
  }

  private void giveUpOldest() {
    Try oldest = underWay.remove();
    failures.add(oldest.tooSlow());
    oldest.dial.cancel();
    steps.accept(new Step.DialAbandoned(oldest.address));
  }

  private void failed(Try one, Failure failure) {
    if (over || !underWay.remove(one)) {
      return;
    }
    failures.add(failure);
    steps.accept(new Step.DialFailed(one.address, failure));
    if (over) {
      return;
    }
    if (waiting.isEmpty() && underWay.isEmpty()) {
      over = true;
      finish.lost(mostTelling(failures));
    } else {
      next();
    }
  }

  private void dialed(Try one, Wire wire) {
    if (over || !underWay.remove(one)) {
      wire.abort();
      return;
    }
    over = true;
    prize = wire;
    steps.accept(new Step.Dialed(one.address));
    abandonAll();
    if (prize != null) {
      prize = null;
      finish.won(wire);
    }
  }

  private void abandonAll() {
    timer.cancel();
    waiting.clear();
    List<Try> tries = List.copyOf(underWay);
    underWay.clear();
    tries.forEach(one -> one.dial.cancel());
    tries.forEach(one -> steps.accept(new Step.DialAbandoned(one.address)));
  }

  /// The failure that tells most about why nothing worked, with the others attached. An answer from
  /// the other side tells more than silence, and silence more than having no way there.
  static Failure mostTelling(List<Failure> failures) {
    Failure most =
        failures.stream().min(Comparator.comparingInt(f -> rank(f.kind()))).orElseThrow();
    return most.withOthers(failures.stream().filter(failure -> failure != most).toList());
  }

  private static int rank(Failure.Kind kind) {
    return switch (kind) {
      case OUT_OF_DESCRIPTORS -> 0;
      case PERMISSION_DENIED -> 1;
      case ADDRESS_IN_USE -> 2;
      case REFUSED -> 3;
      case RESET -> 4;
      case TIMED_OUT -> 5;
      case ADDRESS_NOT_AVAILABLE -> 6;
      case UNREACHABLE -> 8;
      case NOT_SUPPORTED -> 9;
      default -> 7;
    };
  }

  /// One address being tried.
  private final class Try implements DialHandler {
    private final SocketAddress address;
    private final long started = reactor.nanos();
    private Cancellable dial = () -> {};

    Try(SocketAddress address) {
      this.address = address;
    }

    void start() {
      steps.accept(new Step.Dialing(address));
      if (over) {
        return;
      }
      underWay.add(this);
      try {
        dial = dialer.dial(address, this);
      } catch (RuntimeException e) {
        Failure failure = Failures.of(e, "connecting", Addresses.text(address));
        reactor.execute(() -> failed(failure));
      }
    }

    Failure tooSlow() {
      Duration tried = Duration.ofNanos(reactor.nanos() - started);
      return new Failure(
          Failure.Kind.TIMED_OUT,
          "connecting",
          Addresses.text(address),
          "No answer from " + Addresses.text(address) + " in " + tried.toMillis() + " ms",
          "It was given up so that the next address could be tried.");
    }

    @Override
    public void dialed(Wire wire) {
      AddressRace.this.dialed(this, wire);
    }

    @Override
    public void failed(Failure failure) {
      AddressRace.this.failed(this, failure);
    }
  }
}
