package dev.endpoint.engine.os;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The real reactor: one daemon thread around one selector. A turn sleeps until something is ready,
/// then handles the channels, the tasks and the timers, in this order. See
/// `engine/docs/reactor.md`.
///
/// Invariant: whatever a handler, a task or a timer throws, `OutOfMemoryError` included, costs no
/// more than that one handler; the loop goes on.
public final class NioReactor implements Reactor, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(NioReactor.class.getName());
  private static final long NANOS_PER_MILLI = 1_000_000;

  /// With timers pending it wakes at least this often, so that a stop of the process shows as a
  /// late wake-up.
  private static final long LONGEST_SLEEP_MILLIS = 1000;

  /// As good as for ever, and short enough for a `long` of nanoseconds.
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /// Ends a round of tasks: those added meanwhile wait for the next turn, after the channels.
  private static final Runnable END_OF_ROUND = () -> {};

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean sleeping = new AtomicBoolean();
  private final ReactorClock clock =
      new ReactorClock(System::nanoTime, () -> System.currentTimeMillis() * NANOS_PER_MILLI);
  private final Timers timers = new Timers(this);
  private final BlockingCalls blockingCalls = new BlockingCalls(this);
  private final Selection selection;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Consumer<SelectionKey> dispatch = this::dispatch;
  private final List<Runnable> whenClosing = new ArrayList<>();
  private final List<Consumer<Duration>> whenStoodStill = new ArrayList<>();
  private List<Runnable> afterNextSelect = new ArrayList<>();
  private List<Runnable> spare = new ArrayList<>();

  /// Whether this turn has looked at the clock.
  private boolean awake;

  private volatile boolean closing;
  private volatile BiConsumer<String, Throwable> watcher = (where, cause) -> {};

  private NioReactor(String name) throws IOException {
    selection = new Selection();
    thread = Thread.ofPlatform().name(name).daemon().unstarted(this::loop);
  }

  /// Opens a selector and starts the thread. The thread is a daemon: it keeps no program alive.
  ///
  /// @param name the thread's
  public static NioReactor start(String name) throws IOException {
    NioReactor reactor = new NioReactor(name);
    reactor.thread.start();
    return reactor;
  }

  /// {@inheritDoc}
  ///
  /// @throws RejectedExecutionException once the reactor is closed
  @Override
  public void execute(Runnable task) {
    if (closed.getCount() == 0) {
      throw new RejectedExecutionException("the reactor is closed");
    }
    tasks.add(task);
    wakeUp();
  }

  /// Runs the task now or soon, or not at all when the reactor is closed: for what a closed reactor
  /// has done anyway.
  void runUnlessClosed(Runnable task) {
    if (inReactor()) {
      task.run();
    } else if (closed.getCount() > 0) {
      tasks.add(task);
      wakeUp();
    }
  }

  private void wakeUp() {
    if (sleeping.get() && sleeping.compareAndSet(true, false)) {
      selection.wakeup();
    }
  }

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    Timers.Timer timer = timers.timer(task);
    long nanos =
        delay.isNegative() ? 0 : LONGEST.compareTo(delay) < 0 ? LONGEST.toNanos() : delay.toNanos();
    run(() -> timers.set(timer, nanos() + nanos));
    return timer;
  }

  @Override
  public long nanos() {
    return inReactor() ? clock.tick() : clock.nanos();
  }

  @Override
  public Instant wallClock() {
    return Instant.now();
  }

  @Override
  public Cancellable whenStoodStill(Consumer<Duration> action) {
    run(() -> whenStoodStill.add(action));
    return () -> runUnlessClosed(() -> whenStoodStill.remove(action));
  }

  @Override
  public boolean inReactor() {
    return Thread.currentThread() == thread;
  }

  @Override
  public <T> Cancellable blocking(
      Callable<T> call, BiConsumer<@Nullable T, @Nullable Throwable> done) {
    return blockingCalls.start(call, done);
  }

  @Override
  public void report(String where, Throwable cause) {
    try {
      LOG.log(Level.ERROR, "raised in " + where, cause);
    } catch (Throwable unwritable) {
      // Out of memory or descriptors, so the log cannot be written; the watcher may still hear of
      // it.
    }
    try {
      watcher.accept(where, cause);
    } catch (Throwable unheard) {
      // There is nobody left to tell, and the loop has to go on.
    }
  }

  /// Who else hears of everything [reported][#report], on the thread it happened on; one at a time.
  public void onReport(BiConsumer<String, Throwable> watcher) {
    this.watcher = watcher;
  }

  /// Ends the reactor after the turn it is in: all channels are closed, those who wait for
  /// something are told that it was called off, timers are dropped. Returns at once; any thread;
  /// idempotent.
  @Override
  public void close() {
    closing = true;
    wakeUp();
  }

  /// Waits until the reactor has ended, at most this long; returns whether it has. Not on the
  /// reactor thread.
  public boolean awaitClosed(Duration atMost) throws InterruptedException {
    return closed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  SelectionKey register(SelectableChannel channel, int operations, ChannelHandler handler)
      throws IOException {
    return selection.register(channel, operations, handler);
  }

  /// Runs the action after the selector was asked once more. A channel closed now has given its
  /// descriptor, and with it its address, back by then. Reactor thread only.
  void afterNextSelect(Runnable action) {
    afterNextSelect.add(action);
  }

  /// From now on the action runs when the reactor closes what is open: for what is no channel. Any
  /// thread.
  void whenClosing(Runnable action) {
    run(() -> whenClosing.add(action));
  }

  /// Moves all channels to a new selector, because the one it has does not sleep any more.
  void rebuild() throws IOException {
    report(
        "the selector",
        new IllegalStateException(
            "it returned " + Selection.SPINNING + " times without reason and was replaced"));
    selection.rebuild();
  }

  private void loop() {
    while (!closing) {
      try {
        turn();
      } catch (Throwable e) {
        report("the reactor's own loop", e);
        // Whatever it is, it must not become a loop that eats a core.
        LockSupport.parkNanos(10 * NANOS_PER_MILLI);
      }
    }
    shutDown();
  }

  private void turn() throws IOException {
    List<Runnable> settled = afterNextSelect;
    afterNextSelect = spare;
    awake = false;
    select(!settled.isEmpty());
    wake();
    for (int i = 0; i < settled.size(); i++) {
      guarded("a task of the reactor", settled.get(i));
    }
    settled.clear();
    spare = settled;
    runTasks();
    runTimers();
  }

  private void select(boolean hurry) throws IOException {
    // A protocol that interrupts its thread would make every sleep return at once.
    Thread.interrupted();
    long now = clock.tick();
    long millis = sleepMillis(now);
    if (hurry || millis < 0 || !mayFallAsleep()) {
      selection.poll(dispatch);
      return;
    }
    clock.expect(millis == 0 ? Long.MAX_VALUE : millis * NANOS_PER_MILLI);
    boolean ready = selection.sleep(millis, dispatch);
    boolean woken = !sleeping.getAndSet(false);
    boolean inTime = millis > 0 && clock.tick() - now >= (millis - 1) * NANOS_PER_MILLI;
    if (selection.spins(ready || woken || inTime)) {
      rebuild();
    }
  }

  /// How long to sleep: 0 until something happens, -1 not at all.
  private long sleepMillis(long now) {
    if (timers.isEmpty()) {
      return 0;
    }
    long nanos = timers.nextDue() - now;
    return nanos <= 0
        ? -1
        : Math.min(LONGEST_SLEEP_MILLIS, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
  }

  /// Only a sleeping reactor is woken. Says that it sleeps before it looks at the queue for the
  /// last time; who adds a task does it the other way round, so one of the two sees the other.
  private boolean mayFallAsleep() {
    sleeping.set(true);
    if (tasks.isEmpty() && !closing) {
      return true;
    }
    sleeping.set(false);
    return false;
  }

  /// Before anything else in a turn: what happens now is to carry the right time.
  private void wake() {
    if (awake) {
      return;
    }
    awake = true;
    clock.tick();
    long gap = clock.takeGap();
    if (gap > 0) {
      Duration time = Duration.ofNanos(gap);
      List.copyOf(whenStoodStill)
          .forEach(action -> guarded("telling of a standstill", () -> action.accept(time)));
    }
  }

  private void dispatch(SelectionKey key) {
    wake();
    ChannelHandler handler = (ChannelHandler) key.attachment();
    try {
      if (key.isValid()) {
        handler.ready(key.readyOps());
      }
    } catch (Throwable e) {
      report("handling a channel", e);
      abandon(handler);
    }
  }

  private void runTasks() {
    if (tasks.isEmpty()) {
      return;
    }
    tasks.add(END_OF_ROUND);
    for (Runnable task = tasks.remove(); task != END_OF_ROUND; task = tasks.remove()) {
      guarded("a task of the reactor", task);
    }
  }

  private void runTimers() {
    if (timers.isEmpty()) {
      return;
    }
    long now = clock.tick();
    for (Runnable task = timers.takeDue(now); task != null; task = timers.takeDue(now)) {
      guarded("a timer of the reactor", task);
    }
  }

  private void guarded(String where, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      report(where, e);
    }
  }

  private void abandon(ChannelHandler handler) {
    guarded("closing a channel", handler::abandon);
  }

  /// Closing may start new things, which are closed in turn; a program that never stops starting
  /// some is cut off.
  private void shutDown() {
    guarded("closing the reactor", this::closeEverything);
    timers.clear();
    closed.countDown();
    guarded("closing the reactor", this::closeSelection);
  }

  private void closeEverything() {
    for (int round = 0; round < 100; round++) {
      whenClosing.forEach(action -> guarded("closing the reactor", action));
      List<ChannelHandler> handlers = selection.handlers();
      handlers.forEach(this::abandon);
      boolean busy = blockingCalls.abandon() || !handlers.isEmpty() || !tasks.isEmpty();
      if (!busy && afterNextSelect.isEmpty()) {
        return;
      }
      guarded("closing the reactor", this::lastTurn);
    }
  }

  private void lastTurn() {
    List<Runnable> settled = afterNextSelect;
    afterNextSelect = new ArrayList<>();
    try {
      selection.poll(dispatch);
    } catch (IOException e) {
      report("closing the reactor", e);
    }
    settled.forEach(action -> guarded("a task of the reactor", action));
    runTasks();
  }

  private void closeSelection() {
    try {
      selection.close();
    } catch (IOException e) {
      report("closing the reactor", e);
    }
  }
}
