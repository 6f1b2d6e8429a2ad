package dev.endpoint.engine.endpoint;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/// Something under way that ends in exactly one outcome: a result, a failure, or a cancellation.
/// What the how-to's *Deferred* is, plus progress. The methods may be called from any thread where
/// they do not say otherwise.
public interface Attempt<T> {
  /// Calls the attempt off. Its outcome is then a failure of kind `CANCELLED` with the target;
  /// whatever was open is closed, and late results are closed as they come. Twice or too late does
  /// nothing.
  void cancel();

  /// Completes on the reactor thread; a failed one with a
  /// [dev.endpoint.engine.transport.FailureException].
  CompletionStage<T> outcome();

  /// Tells the observer, on the reactor thread, every step so far and each one to come, in order.
  void observe(StepObserver observer);

  /// The reactor time ([dev.endpoint.engine.reactor.Reactor#nanos]) at which the attempt gives up,
  /// if it ever does. Unlike the others, this belongs to the reactor thread.
  OptionalLong deadline();

  /// Moves the deadline; nothing happens when there is none or the attempt is over.
  void extend(Duration more);

  @FunctionalInterface
  interface StepObserver {
    void step(long nanos, Step step);
  }
}
