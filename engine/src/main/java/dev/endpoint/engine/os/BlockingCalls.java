package dev.endpoint.engine.os;

import dev.endpoint.engine.reactor.Cancellable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The blocking calls under way, each on a virtual thread of its own. Belongs to the reactor
/// thread.
final class BlockingCalls {
  private final NioReactor reactor;
  private final Set<Call<?>> pending = new LinkedHashSet<>();

  BlockingCalls(NioReactor reactor) {
    this.reactor = reactor;
  }

  /// Any thread.
  <T> Cancellable start(Callable<T> body, BiConsumer<@Nullable T, @Nullable Throwable> done) {
    Call<T> call = new Call<>(body, done);
    reactor.run(call::start);
    return call;
  }

  /// Interrupts all calls and tells those who wait that nothing will come. Returns whether there
  /// were any.
  boolean abandon() {
    List<Call<?>> calls = List.copyOf(pending);
    for (Call<?> call : calls) {
      call.interrupt();
      call.end(null, new CancellationException("the reactor was closed"));
    }
    return !calls.isEmpty();
  }

  private final class Call<T> implements Cancellable {
    private final Callable<T> body;
    private final BiConsumer<@Nullable T, @Nullable Throwable> done;
    private @Nullable Thread thread;
    private boolean over;

    Call(Callable<T> body, BiConsumer<@Nullable T, @Nullable Throwable> done) {
      this.body = body;
      this.done = done;
    }

    void start() {
      if (over) {
        return;
      }
      pending.add(this);
      try {
        thread = Thread.ofVirtual().name("blocking call").start(this::call);
      } catch (Throwable e) {
        reactor.execute(() -> end(null, e));
      }
    }

    /// On the call's own thread.
    private void call() {
      @Nullable T result = null;
      @Nullable Throwable failure = null;
      try {
        result = body.call();
      } catch (Throwable e) {
        failure = e;
      }
      answer(result, failure);
    }

    private void answer(@Nullable T result, @Nullable Throwable failure) {
      reactor.runUnlessClosed(() -> end(result, failure));
    }

    void end(@Nullable T result, @Nullable Throwable failure) {
      if (over) {
        return;
      }
      over = true;
      pending.remove(this);
      try {
        done.accept(result, failure);
      } catch (Throwable e) {
        reactor.report("the end of a blocking call", e);
      }
    }

    void interrupt() {
      if (thread != null) {
        thread.interrupt();
      }
    }

    @Override
    public void cancel() {
      reactor.runUnlessClosed(this::cancelNow);
    }

    private void cancelNow() {
      if (!over) {
        over = true;
        pending.remove(this);
        interrupt();
      }
    }
  }
}
