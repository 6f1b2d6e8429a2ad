package dev.endpoint.engine.testing;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A blocking call that a [FakeReactor] was asked for. It stays under way until the test ends it in
/// one of three ways: [#run], [#complete] or [#fail]. The result arrives in a later turn of the
/// reactor.
public final class BlockingCall {
  private final FakeReactor reactor;
  private final Callable<?> call;
  private final BiConsumer<@Nullable Object, @Nullable Throwable> done;
  private boolean cancelled;
  private boolean over;

  @SuppressWarnings("unchecked")
  <T> BlockingCall(
      FakeReactor reactor, Callable<T> call, BiConsumer<@Nullable T, @Nullable Throwable> done) {
    this.reactor = reactor;
    this.call = call;
    this.done = (result, error) -> done.accept((T) result, error);
  }

  /// Makes the call for real, on this thread but outside the reactor, and hands on what comes of
  /// it. Does nothing when it was cancelled.
  public void run() {
    if (cancelled || over) {
      return;
    }
    Object[] result = new Object[1];
    Throwable[] error = new Throwable[1];
    reactor.elsewhere(
        () -> {
          try {
            result[0] = call.call();
          } catch (Throwable e) {
            error[0] = e;
          }
        });
    end(result[0], error[0]);
  }

  /// Ends the call with this result, without making it.
  public void complete(@Nullable Object result) {
    end(result, null);
  }

  /// Ends the call as if it had thrown.
  public void fail(Throwable error) {
    end(null, error);
  }

  /// Whether its starter called it off. Then the real one has interrupted its thread, and no result
  /// is handed on.
  public boolean isCancelled() {
    return cancelled;
  }

  void cancel() {
    cancelled = true;
    reactor.over(this);
  }

  private void end(@Nullable Object result, @Nullable Throwable error) {
    if (over) {
      throw new IllegalStateException("this blocking call has ended already");
    }
    over = true;
    reactor.over(this);
    reactor.execute(
        () -> {
          if (!cancelled) {
            done.accept(result, error);
          }
        });
  }
}
