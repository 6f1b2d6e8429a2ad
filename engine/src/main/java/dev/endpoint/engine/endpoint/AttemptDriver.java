package dev.endpoint.engine.endpoint;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The endpoint author's end of an [Attempt]: report steps, then end it once. Apart from the
/// methods of [Attempt] and [#start], everything here belongs to the reactor thread.
///
/// Invariant: the release action (what [#onRelease] was given last) runs exactly once, when the
/// attempt ends in anything but success, before the outcome is told; so nothing is left open when
/// the caller hears of it.
public final class AttemptDriver<T> implements Attempt<T> {
  private record Timed(long nanos, Step step) {}

  private final Reactor reactor;
  private final String target;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private final CompletionStage<T> published = outcome.minimalCompletionStage();
  private final List<Timed> steps = new ArrayList<>();
  private final List<StepObserver> observers = new ArrayList<>();
  private String stage;
  private boolean over;
  private Runnable release = () -> {};
  private List<Failure> pastFailures = new ArrayList<>();
  private @Nullable Cancellable timer;
  private long deadline;
  private Duration limit = Duration.ZERO;

  /// @param target what is being reached, as a person would write it
  /// @param stage the name of the first stage
  public AttemptDriver(Reactor reactor, String target, String stage) {
    this.reactor = reactor;
    this.target = target;
    this.stage = stage;
  }

  /// Runs the body on the reactor thread, in a later turn, unless the attempt was cancelled before.
  /// If the body raises, the attempt fails with what `words` makes of it. Any thread.
  public AttemptDriver<T> start(Body<T> body, Function<Throwable, Failure> words) {
    reactor.execute(
        () -> {
          if (over) {
            return;
          }
          try {
            body.run(this);
          } catch (FailureException e) {
            fail(e.failure());
          } catch (Throwable e) {
            fail(words.apply(e));
          }
        });
    return this;
  }

  @FunctionalInterface
  public interface Body<T> {
    void run(AttemptDriver<T> driver) throws Exception;
  }

  public boolean isOver() {
    return over;
  }

  public String target() {
    return target;
  }

  /// Names the stage that a cancellation or a time-out now would be reported in.
  public void stage(String name) {
    stage = name;
  }

  public void step(Step step) {
    reactor.check();
    if (over) {
      return;
    }
    long now = reactor.nanos();
    steps.add(new Timed(now, step));
    for (StepObserver observer : List.copyOf(observers)) {
      tell(observer, now, step);
    }
  }

  /// Keeps a failure that did not end the attempt, to be attached to a time-out.
  public void past(Failure failure) {
    pastFailures.add(failure);
  }

  /// Sets what closes everything the attempt has open now. It replaces the one before.
  public void onRelease(Runnable action) {
    release = action;
  }

  /// Starts the one overall deadline; on time the attempt fails with `TIMED_OUT`.
  public void giveUpAfter(Duration limit) {
    reactor.check();
    this.limit = limit;
    deadline = reactor.nanos() + limit.toNanos();
    arm(limit);
  }

  /// Ends the attempt with its result. Returns false, and does nothing, when it is already over:
  /// the caller closes the late result then.
  public boolean succeed(T result) {
    if (!end()) {
      return false;
    }
    release = () -> {};
    outcome.complete(result);
    return true;
  }

  public void fail(Failure failure) {
    if (end()) {
      letGo();
      outcome.completeExceptionally(failure.toException());
    }
  }

  @Override
  public void cancel() {
    reactor.run(
        () ->
            fail(
                new Failure(
                    Failure.Kind.CANCELLED,
                    stage,
                    target,
                    "Cancelled while " + stage + " " + target,
                    "",
                    "",
                    null,
                    pastFailures)));
  }

  @Override
  public CompletionStage<T> outcome() {
    return published;
  }

  @Override
  public void observe(StepObserver observer) {
    reactor.run(
        () -> {
          observers.add(observer);
          for (Timed timed : List.copyOf(steps)) {
            tell(observer, timed.nanos(), timed.step());
          }
        });
  }

  @Override
  public OptionalLong deadline() {
    return timer == null ? OptionalLong.empty() : OptionalLong.of(deadline);
  }

  @Override
  public void extend(Duration more) {
    reactor.run(
        () -> {
          if (timer != null && !over) {
            timer.cancel();
            limit = limit.plus(more);
            deadline += more.toNanos();
            arm(Duration.ofNanos(Math.max(0, deadline - reactor.nanos())));
          }
        });
  }

  private void arm(Duration delay) {
    timer = reactor.after(delay, this::timedOut);
  }

  private void timedOut() {
    fail(
        new Failure(
            Failure.Kind.TIMED_OUT,
            stage,
            target,
            "Gave up " + stage + " " + target + " after " + seconds(limit),
            "",
            "ETIMEDOUT",
            null,
            pastFailures));
  }

  private static String seconds(Duration limit) {
    double value = limit.toNanos() / 1e9;
    return (value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value))
        + " s";
  }

  private boolean end() {
    reactor.check();
    if (over) {
      return false;
    }
    over = true;
    if (timer != null) {
      timer.cancel();
    }
    return true;
  }

  private void letGo() {
    Runnable action = release;
    release = () -> {};
    guard("closing what an attempt had open", () -> action.run());
  }

  private void tell(StepObserver observer, long nanos, Step step) {
    guard("observing an attempt", () -> observer.step(nanos, step));
  }

  private void guard(String where, Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      reactor.report(where, e);
    }
  }
}
