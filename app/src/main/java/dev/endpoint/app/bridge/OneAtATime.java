package dev.endpoint.app.bridge;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Work off the FX thread for something that is shown, one piece at a time. When another source is
/// shown, whatever comes of the work for the one before is dropped. FX thread only, but for the
/// work itself.
///
/// @param <S> what the work is done on
public final class OneAtATime<S> {
  /// A piece of work.
  public interface Work<S> {
    /// Off the FX thread. Returns what is to be done with the result, on the FX thread.
    Runnable on(S source) throws IOException;
  }

  private final Executor background;
  private final Executor fx;
  private final Consumer<Exception> failed;
  private final Runnable next;
  private @Nullable S source;
  private boolean busy;

  /// @param fx runs tasks on the FX thread
  /// @param failed hears of work that raised
  /// @param next is called when a piece is done: there is time for another one
  public OneAtATime(Executor background, Executor fx, Consumer<Exception> failed, Runnable next) {
    this.background = background;
    this.fx = fx;
    this.failed = failed;
    this.next = next;
  }

  public void use(@Nullable S shown) {
    source = shown;
    busy = false;
  }

  /// Whether there is something to work on, and no piece is under way.
  public boolean isFree() {
    return source != null && !busy;
  }

  /// Begins a piece; only while [#isFree].
  public void begin(Work<S> work) {
    S on = source;
    if (on == null || busy) {
      throw new IllegalStateException("there is nothing to work on, or work is under way");
    }
    busy = true;
    background.execute(() -> work(on, work));
  }

  private void work(S on, Work<S> work) {
    Runnable result;
    try {
      result = work.on(on);
    } catch (IOException | RuntimeException e) {
      result = () -> failed.accept(e);
    }
    Runnable told = result;
    fx.execute(() -> arrived(on, told));
  }

  private void arrived(S on, Runnable result) {
    if (on == source) {
      busy = false;
      result.run();
      next.run();
    }
  }
}
