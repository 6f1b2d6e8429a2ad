package dev.endpoint.engine.contract;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Assertions;

/// What came of an attempt: its steps and its outcome, as told on the reactor thread.
final class Outcome<T> {
  private final Rig rig;
  private final Attempt<T> attempt;
  private final List<Step> steps = new ArrayList<>();
  private int told;
  private boolean foreign;
  private T result;
  private Failure failure;

  private Outcome(Rig rig, Attempt<T> attempt, IntConsumer onStep) {
    this.rig = rig;
    this.attempt = attempt;
    attempt.observe(
        (nanos, step) -> {
          Assertions.assertEquals(0, told, "steps come before the outcome");
          steps.add(step);
          onStep.accept(steps.size() - 1);
        });
    attempt.outcome().whenComplete(this::told);
  }

  /// Starts the attempt on the reactor thread, so that nothing of it is missed, and follows it
  /// without waiting.
  static <T> Outcome<T> of(Rig rig, Callable<Attempt<T>> start) throws Exception {
    return rig.ask(() -> new Outcome<>(rig, start.call(), number -> {}));
  }

  /// The same, and cancels it inside the step of this number, counted from 0.
  static <T> Outcome<T> cancelledAt(Rig rig, int number, Callable<Attempt<T>> start)
      throws Exception {
    return rig.ask(
        () -> {
          Attempt<T> attempt = start.call();
          return new Outcome<>(
              rig,
              attempt,
              step -> {
                if (step == number) {
                  attempt.cancel();
                }
              });
        });
  }

  private void told(T value, Throwable thrown) {
    told++;
    result = value;
    if (thrown != null) {
      failure = Assertions.assertInstanceOf(FailureException.class, thrown).failure();
    }
    foreign |= !rig.engine().reactor().inReactor();
  }

  /// Waits for it.
  Outcome<T> await() throws Exception {
    rig.until("the attempt ends", () -> told > 0);
    return this;
  }

  Attempt<T> attempt() {
    return attempt;
  }

  List<Step> steps() {
    return steps;
  }

  boolean isTold() {
    return told > 0;
  }

  /// The result, when everything has settled and it was told once.
  T result() throws Exception {
    once();
    Assertions.assertNull(failure, () -> "failed: " + failure);
    return result;
  }

  /// The failure, when everything has settled and it was told once.
  Failure failure() throws Exception {
    once();
    Assertions.assertNotNull(failure, () -> "succeeded with " + result);
    return failure;
  }

  private void once() throws Exception {
    await();
    rig.settle();
    Assertions.assertEquals(1, told, "one outcome");
    Assertions.assertFalse(foreign, "the outcome is told on the reactor thread");
  }
}
