package dev.endpoint.engine.endpoint;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The endpoint author's end of an [Attempt]: report steps, then end it once. Apart from the
/// methods of [Attempt] and [#start], everything here belongs to the reactor thread.
///
/// Invariant: the release action (what [#onRelease] was given last) runs exactly once, when the
/// attempt ends in anything but success, before the outcome is told; so nothing is left open when
/// the caller hears of it. The steps it reports are the attempt's last ones.
///
/// Any call that reports a step or builds a protocol may come back with the attempt over, because
/// an observer cancelled it: ask [#isOver] before starting the next thing.
public final class AttemptDriver<T> implements Attempt<T> {
  private final Reactor reactor;
  private final Outcome<T> outcome = new Outcome<>();
  private final List<Failure> pastFailures = new ArrayList<>();
  private final StepLog steps;
  private String target;
  private String stage;
  private String slow = "";

  /// What this attempt waits for; null when it does something itself.
  private @Nullable Attempt<?> inner;

  private boolean over;
  private Runnable release = () -> {};
  private @Nullable Cancellable timer;
  private long deadline;
  private Duration limit = Duration.ZERO;

  /// @param target what is being reached, as a person would write it
  /// @param stage the name of the first stage
  public AttemptDriver(Reactor reactor, String target, String stage) {
    this.reactor = reactor;
    this.target = target;
    this.stage = stage;
    steps = new StepLog(reactor);
  }

  /// Runs the body on the reactor thread, in a later turn, unless the attempt was cancelled before.
  /// If the body raises, the attempt fails with what `words` makes of it. Any thread.
  public AttemptDriver<T> start(Body<T> body, Function<Throwable, Failure> words) {
    reactor.execute(
        () -> {
          if (!over) {
            run(body, words);
          }
        });
    return this;
  }

  @FunctionalInterface
  public interface Body<T> {
    void run(AttemptDriver<T> driver) throws Exception;
  }

  /// Whether the attempt has ended or is ending: nothing new is to be started for it.
  public boolean isOver() {
    return over;
  }

  public String target() {
    return target;
  }

  /// Names the target anew, when it is known only now.
  public void target(String name) {
    target = name;
  }

  /// Names the stage that a cancellation or a time-out now would be reported in.
  ///
  /// @param name as in [Failure#stage]
  /// @param slow the likely reason, in one or more sentences, if time runs out in this stage
  public void stage(String name, String slow) {
    stage = name;
    this.slow = slow;
    inner = null;
  }

  /// Names an attempt that this one waits for until its own next stage: what that one is doing is
  /// what a cancellation or a time-out now is told to have ended; as long as this one has no
  /// deadline, that one's counts; and whoever extends this one extends that one as well.
  public void within(Attempt<?> attempt) {
    inner = attempt;
  }

  /// Tells the observers; does nothing once the outcome is told.
  public void step(Step step) {
    reactor.check();
    if (!outcome.isDone()) {
      steps.add(step);
    }
  }

  /// Keeps a failure that did not end the attempt, to be attached to a cancellation or a time-out.
  public void past(Failure failure) {
    pastFailures.add(failure);
  }

  /// Sets what closes everything the attempt has open now. It replaces the one before; if the
  /// attempt is over already, it runs at once.
  public void onRelease(Runnable action) {
    reactor.check();
    release = action;
    if (over) {
      letGo();
    }
  }

  /// Starts the one overall deadline; on time the attempt fails with `TIMED_OUT`.
  public void giveUpAfter(Duration limit) {
    reactor.check();
    if (!over) {
      this.limit = limit;
      deadline = reactor.nanos() + limit.toNanos();
      arm();
    }
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

  /// Ends the attempt, closing whatever it has open. Does nothing when it is already over.
  public void fail(Failure failure) {
    if (end()) {
      letGo();
      outcome.completeExceptionally(failure.toException());
    }
  }

  @Override
  public void cancel() {
    reactor.run(
        () -> {
          AttemptDriver<?> busy = busy();
          fail(failure(Failure.Kind.CANCELLED, busy.stage, "Cancelled while " + busy.doing(), ""));
        });
  }

  @Override
  public CompletionStage<T> outcome() {
    return outcome;
  }

  @Override
  public void observe(StepObserver observer) {
    reactor.run(() -> steps.follow(observer));
  }

  @Override
  public OptionalLong deadline() {
    reactor.check();
    if (timer != null) {
      return OptionalLong.of(deadline);
    }
    return inner == null ? OptionalLong.empty() : inner.deadline();
  }

  @Override
  public void extend(Duration more) {
    reactor.run(
        () -> {
          if (inner != null) {
            inner.extend(more);
          }
          if (timer != null && !over) {
            timer.cancel();
            limit = limit.plus(more);
            deadline += more.toNanos();
            arm();
          }
        });
  }

  private void run(Body<T> body, Function<Throwable, Failure> words) {
    try {
      body.run(this);
    } catch (Throwable e) {
      if (over) {
        reactor.report("an attempt that was over already", e);
      } else {
        fail(e instanceof FailureException known ? known.failure() : words.apply(e));
      }
    }
  }

  private void arm() {
    Duration left = Duration.ofNanos(Math.max(0, deadline - reactor.nanos()));
    timer = reactor.after(left, this::timedOut);
  }

  private void timedOut() {
    AttemptDriver<?> busy = busy();
    String words = "Gave up " + busy.doing() + " after " + seconds(limit);
    fail(failure(Failure.Kind.TIMED_OUT, busy.stage, words, busy.slow));
  }

  /// The innermost attempt that this one waits for, or this one itself.
  private AttemptDriver<?> busy() {
    return inner instanceof AttemptDriver<?> driver && !driver.over ? driver.busy() : this;
  }

  private Failure failure(Failure.Kind kind, String stage, String message, String meaning) {
    return new Failure(kind, stage, target, message, meaning, "", null, pastFailures);
  }

  private String doing() {
    return switch (stage) {
      case "connecting" -> "connecting to " + target;
      case "listening" -> "listening on " + target;
      case "accepting" -> "waiting for a connection on " + target;
      default -> stage + " " + target;
    };
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
    try {
      action.run();
    } catch (Throwable e) {
      reactor.report("closing what an attempt had open", e);
    }
  }
}
