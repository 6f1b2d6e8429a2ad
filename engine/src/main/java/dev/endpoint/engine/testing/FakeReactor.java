package dev.endpoint.engine.testing;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A reactor whose time stands still until the test moves it. Nothing happens by itself: tasks and
/// timers run, in exact order, inside [#runUntilIdle] and [#advance], on the test's own thread.
///
/// The thread that makes it counts as the reactor thread, so a test may call what belongs to the
/// reactor directly. To play another thread, wrap the call in [#elsewhere]; real other threads are
/// refused.
///
/// Whatever raises in a turn is kept as a [Report], as the real reactor does; but an
/// `AssertionError` is the test's own and comes out of [#advance] as well, so an assertion inside a
/// callback cannot fail unseen.
public final class FakeReactor implements Reactor {
  /// Turns after which a test is taken to run in circles.
  private static final int TOO_MANY_TURNS = 10_000_000;

  private static final long ORIGIN = 1_000_000_000_000L;
  private static final Instant WALL_ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

  /// Something that [Reactor#report] was told.
  public record Report(String where, Throwable cause) {}

  private final Thread thread = Thread.currentThread();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::due).thenComparingLong(Timer::number));
  private final List<BlockingCall> blockingCalls = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();
  private final List<Consumer<Duration>> whenStoodStill = new ArrayList<>();
  private boolean elsewhere;
  private boolean blockingRuns;
  private boolean running;
  private @Nullable AssertionError failedAssertion;
  private long now = ORIGIN;
  private long wallJump;
  private long timersMade;
  private long turns;

  @Override
  public void execute(Runnable task) {
    ours();
    tasks.add(task);
  }

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    ours();
    Timer timer = new Timer(now + Math.max(0, delay.toNanos()), timersMade++, task);
    timers.add(timer);
    return () -> {
      ours();
      timers.remove(timer);
    };
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public Instant wallClock() {
    return WALL_ORIGIN.plusNanos(now - ORIGIN + wallJump);
  }

  @Override
  public Cancellable whenStoodStill(Consumer<Duration> action) {
    ours();
    whenStoodStill.add(action);
    return () -> whenStoodStill.remove(action);
  }

  @Override
  public boolean inReactor() {
    return Thread.currentThread() == thread && !elsewhere;
  }

  @Override
  public <T> Cancellable blocking(
      Callable<T> call, BiConsumer<@Nullable T, @Nullable Throwable> done) {
    ours();
    BlockingCall blocking = new BlockingCall(this, call, done);
    blockingCalls.add(blocking);
    if (blockingRuns) {
      execute(blocking::run);
    }
    return blocking::cancel;
  }

  @Override
  public void report(String where, Throwable cause) {
    ours();
    reports.add(new Report(where, cause));
    if (cause instanceof AssertionError failed && failedAssertion == null) {
      failedAssertion = failed;
    }
  }

  /// Runs every task and every timer due now, and what these start in turn, until nothing is left
  /// to do at this moment.
  public void runUntilIdle() {
    advance(Duration.ZERO);
  }

  /// Moves time on, stopping at each timer on the way: at each moment first the tasks run, then the
  /// timers due, one at a time and each followed by the tasks it started.
  public void advance(Duration time) {
    if (running) {
      throw new IllegalStateException(
          "the reactor is running already; only the test may move time");
    }
    running = true;
    turns = 0;
    try {
      long end = now + time.toNanos();
      runTasks();
      while (!timers.isEmpty() && timers.peek().due() <= end) {
        Timer timer = timers.remove();
        now = Math.max(now, timer.due());
        turn(timer.task());
        runTasks();
      }
      now = end;
    } finally {
      running = false;
    }
    if (failedAssertion != null) {
      AssertionError failed = failedAssertion;
      failedAssertion = null;
      throw failed;
    }
  }

  /// So much time passes unseen, as while the process is stopped.
  public void standStill(Duration time) {
    wallJump += time.toNanos();
    List.copyOf(whenStoodStill).forEach(action -> turn(() -> action.accept(time)));
    runUntilIdle();
  }

  /// Runs the action as another thread would: [#inReactor] is false inside it.
  public void elsewhere(Runnable action) {
    boolean before = elsewhere;
    elsewhere = true;
    try {
      action.run();
    } finally {
      elsewhere = before;
    }
  }

  /// How much virtual time has passed since the reactor was made.
  public Duration elapsed() {
    return Duration.ofNanos(now - ORIGIN);
  }

  /// Moves the wall clock, as a person or a time server does; [#nanos] does not notice.
  public void jumpWallClock(Duration by) {
    wallJump += by.toNanos();
  }

  /// Blocking calls that were started and are neither finished nor cancelled, oldest first. They
  /// run when the test says so, see [BlockingCall].
  public List<BlockingCall> blockingCalls() {
    return List.copyOf(blockingCalls);
  }

  /// From now on every blocking call, those already waiting included, runs by itself in a later
  /// turn.
  public void letBlockingCallsRun() {
    blockingRuns = true;
    blockingCalls().forEach(call -> execute(call::run));
  }

  /// How many timers are set; 0 when nothing is left scheduled.
  public int timers() {
    return timers.size();
  }

  /// Everything reported so far, in order.
  public List<Report> reports() {
    return List.copyOf(reports);
  }

  /// Takes the reports away, so that those to come stand alone.
  public List<Report> takeReports() {
    List<Report> taken = reports();
    reports.clear();
    return taken;
  }

  void over(BlockingCall call) {
    blockingCalls.remove(call);
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      turn(task);
    }
  }

  private void turn(Runnable task) {
    if (++turns > TOO_MANY_TURNS) {
      throw new IllegalStateException("still busy after " + TOO_MANY_TURNS + " turns");
    }
    try {
      task.run();
    } catch (Throwable e) {
      report("a task of the reactor", e);
    }
  }

  private void ours() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException(
          "a fake reactor belongs to one thread; play another one with elsewhere(…)");
    }
  }

  private record Timer(long due, long number, Runnable task) {}
}
