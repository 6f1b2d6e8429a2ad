package dev.endpoint.app;

import dev.endpoint.app.instance.First;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a window stands on, or that none is to be opened. It is found while JavaFX starts: neither
/// needs the other, and a machine has two cores.
sealed interface Ground {
  /// @param first where later starts find the window; null if they shall not, or cannot
  record Made(SystemBackend backend, @Nullable First first) implements Ground {}

  /// This start is over: the window that is open has it.
  record Over(int exitCode) implements Ground {}

  static Supplier<Ground> begin(Callable<Ground> finding) {
    FutureTask<Ground> found = new FutureTask<>(finding);
    Thread.ofPlatform().daemon().name("starting").start(found);
    return () -> {
      try {
        return found.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the engine could not start", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the start was interrupted", e);
      }
    };
  }
}
