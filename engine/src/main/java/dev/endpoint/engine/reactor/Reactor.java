package dev.endpoint.engine.reactor;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The single thread that owns all protocol state, its clock and its timers.
///
/// Every callback of the engine runs on it, one at a time; so protocols, layers and endpoints need
/// neither locks nor volatiles. Callbacks must not block: what the system offers only as a blocking
/// call goes through [#blocking]. The methods of this interface may be called from any thread.
public interface Reactor extends Executor {
  /// Runs the task on the reactor thread, later and in order: never inside this call, even on the
  /// reactor thread. A task that throws is [reported][#report]; the reactor goes on.
  @Override
  void execute(Runnable task);

  /// Runs the task once, `delay` from now, on the reactor thread. Timers due together run in the
  /// order of their deadlines, then of their creation.
  Cancellable after(Duration delay, Runnable task);

  /// The reactor's monotonic clock, in nanoseconds from an arbitrary origin. It stands still while
  /// the operating system keeps the whole process stopped, so a suspended laptop does not make
  /// every deadline fire at once.
  long nanos();

  /// The wall clock, for time stamps that people read; it may jump and is never used for deadlines.
  Instant wallClock();

  /// From now on the action hears, before anything else happens, of time that passed unseen: the
  /// process was stopped, the computer slept, or its clock was set forward. [#nanos] leaves that
  /// time out, the time of day does not.
  Cancellable whenStoodStill(Consumer<Duration> action);

  /// Whether the calling thread is the reactor's.
  boolean inReactor();

  /// Runs a blocking call on a thread of its own and hands its result, or what it threw, to `done`
  /// on the reactor thread. Cancelling interrupts the call and drops its result.
  <T> Cancellable blocking(Callable<T> call, BiConsumer<@Nullable T, @Nullable Throwable> done);

  /// Says that something raised where nothing should: logged, and handed to whoever watches (the
  /// workbench shows it). `where` names the callback in words.
  void report(String where, Throwable cause);

  /// Throws if the calling thread is not the reactor's; guards the few doors that only it may use.
  default void check() {
    if (!inReactor()) {
      throw new IllegalStateException(
          "this may only be called on the reactor thread, not on "
              + Thread.currentThread().getName());
    }
  }

  /// Runs the task now when on the reactor thread, else as soon as the reactor gets to it.
  default void run(Runnable task) {
    if (inReactor()) {
      task.run();
    } else {
      execute(task);
    }
  }
}
