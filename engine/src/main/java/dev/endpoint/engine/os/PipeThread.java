package dev.endpoint.engine.os;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Does the blocking calls of one pipe, one after the other, on a thread of its own.
///
/// It is no virtual thread: a read of a pipe that stays silent holds its carrier, of which there
/// are some hundred, and name look-ups would wait behind silent programs (measured with 600).
final class PipeThread {
  private final NioReactor reactor;
  private final ExecutorService thread;

  PipeThread(NioReactor reactor, String name) {
    this.reactor = reactor;
    thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /// A blocking call.
  interface Call<T> {
    @Nullable T run();
  }

  /// Makes the call and hands its result to `answer` on the reactor thread; no answer comes once
  /// the pipe is let go.
  <T> void run(Call<T> call, Consumer<@Nullable T> answer) {
    try {
      thread.execute(
          () -> {
            T result = call.run();
            reactor.runUnlessClosed(() -> answer.accept(result));
          });
    } catch (RejectedExecutionException letGo) {
      // whoever asked is over as well
    }
  }

  /// Ends after the calls asked for.
  void end() {
    thread.shutdown();
  }
}
