package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How long a peer may take over the end of a connection. As long as it takes some of what still
/// waits for it, it gets more time.
final class CloseLimit {
  /// Hears that the time is up.
  @FunctionalInterface
  interface Late {
    /// @param stuck whether bytes are left that the peer does not take
    void tooLate(boolean stuck);
  }

  private final Reactor reactor;
  private final Duration time;
  private final LongSupplier unsent;
  private final Late late;
  private @Nullable Cancellable timer;
  private boolean stopped;

  CloseLimit(Reactor reactor, Duration time, LongSupplier unsent, Late late) {
    this.reactor = reactor;
    this.time = time;
    this.unsent = unsent;
    this.late = late;
  }

  /// The time begins, or begins anew.
  void start() {
    if (timer != null) {
      timer.cancel();
    }
    if (!stopped) {
      long left = unsent.getAsLong();
      timer = reactor.after(time, () -> look(left));
    }
  }

  private void look(long before) {
    long left = unsent.getAsLong();
    if (left > 0 && left < before) {
      start();
    } else {
      late.tooLate(left > 0);
    }
  }

  void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
    }
  }
}
