package dev.endpoint.app.bridge;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Any number of rings, from any thread, become one answer on the executor's thread; nobody rings,
/// nothing runs. With a [Pulses] behind it there is at most one answer per pulse, and at most one
/// task waiting for the FX thread.
///
/// A ring before or during an answer is never lost: it leads to an answer that begins after it.
public final class Doorbell {
  private final AtomicBoolean rung = new AtomicBoolean();
  private final Executor executor;
  private final BooleanSupplier answer;

  /// @param answer what to do; returns whether there is more to do, in the next turn
  public Doorbell(Executor executor, BooleanSupplier answer) {
    this.executor = executor;
    this.answer = answer;
  }

  public void ring() {
    if (rung.compareAndSet(false, true)) {
      executor.execute(this::open);
    }
  }

  private void open() {
    rung.set(false);
    if (answer.getAsBoolean()) {
      ring();
    }
  }
}
