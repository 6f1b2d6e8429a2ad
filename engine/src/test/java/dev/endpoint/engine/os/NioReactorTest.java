package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.reactor.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NioReactorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BlockingQueue<Throwable> reports = new LinkedBlockingQueue<>();
  private NioReactor reactor;

  @BeforeEach
  void start() throws Exception {
    reactor = NioReactor.start("reactor test");
    reactor.onReport((where, cause) -> reports.add(cause));
  }

  @AfterEach
  void close() throws Exception {
    reactor.close();
    assertTrue(reactor.awaitClosed(PATIENCE), "the reactor ends");
  }

  private <T> T ask(Callable<T> action) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    reactor.execute(
        () -> {
          try {
            answer.complete(action.call());
          } catch (Throwable e) {
            answer.completeExceptionally(e);
          }
        });
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    return queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void tasksRunInOrderOnTheReactorThreadAndNeverInsideTheCall() throws Exception {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int number = i;
      reactor.execute(() -> order.add(reactor.inReactor() ? number : -1));
    }
    List<Integer> seen = ask(() -> List.copyOf(order));
    assertEquals(IntStream.range(0, 1000).boxed().toList(), seen);
    List<String> nested =
        ask(
            () -> {
              List<String> events = new ArrayList<>();
              reactor.execute(() -> events.add("task"));
              events.add("caller goes on");
              return events;
            });
    assertEquals(List.of("caller goes on", "task"), ask(() -> nested));
  }

  @Test
  void whateverATaskThrowsIsReportedAndTheReactorGoesOn() throws Exception {
    for (Throwable raised :
        List.of(
            new IllegalStateException("boom"),
            new OutOfMemoryError("on purpose"),
            new StackOverflowError("on purpose"),
            new NoClassDefFoundError("on purpose"))) {
      reactor.execute(() -> sneak(raised));
      assertEquals(raised, take(reports));
      reactor.after(Duration.ZERO, () -> sneak(raised));
      assertEquals(raised, take(reports));
    }
    assertEquals("alive", ask(() -> "alive"));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable e) throws E {
    throw (E) e;
  }

  @Test
  void aWatcherThatThrowsDoesNoHarm() throws Exception {
    reactor.onReport(
        (where, cause) -> {
          throw new OutOfMemoryError("in the watcher");
        });
    reactor.execute(
        () -> {
          throw new IllegalStateException("boom");
        });
    assertEquals("alive", ask(() -> "alive"));
  }

  @Test
  void timersRunByDeadlineThenByCreation() throws Exception {
    BlockingQueue<String> fired = new LinkedBlockingQueue<>();
    ask(
        () -> {
          reactor.after(Duration.ofMillis(30), () -> fired.add("third"));
          reactor.after(Duration.ofMillis(10), () -> fired.add("first"));
          reactor.after(Duration.ofMillis(20), () -> fired.add("second"));
          reactor.after(Duration.ofDays(1_000_000), () -> fired.add("never"));
          return null;
        });
    assertEquals("first", take(fired));
    assertEquals("second", take(fired));
    assertEquals("third", take(fired));
  }

  @Test
  void aTimerIsNeverEarlyOnTheReactorsOwnClock() throws Exception {
    BlockingQueue<Long> early = new LinkedBlockingQueue<>();
    for (int millis = 0; millis < 20; millis++) {
      Duration delay = Duration.ofMillis(millis).plusNanos(millis * 1001L);
      ask(
          () -> {
            long due = reactor.nanos() + delay.toNanos();
            return reactor.after(delay, () -> early.add(Math.max(0, due - reactor.nanos())));
          });
    }
    for (int i = 0; i < 20; i++) {
      assertEquals(0, take(early));
    }
  }

  @Test
  void aNegativeDelayIsNone() throws Exception {
    BlockingQueue<String> fired = new LinkedBlockingQueue<>();
    reactor.after(Duration.ofDays(-1), () -> fired.add("now"));
    assertEquals("now", take(fired));
  }

  @Test
  void aTimerCancelledOnTheReactorThreadIsNotHeardOfEvenWhenItIsDue() throws Exception {
    List<String> fired = new ArrayList<>();
    ask(
        () -> {
          Cancellable[] second = new Cancellable[1];
          reactor.after(
              Duration.ZERO,
              () -> {
                fired.add("first");
                second[0].cancel();
              });
          second[0] = reactor.after(Duration.ZERO, () -> fired.add("second"));
          return null;
        });
    BlockingQueue<String> last = new LinkedBlockingQueue<>();
    reactor.after(Duration.ofMillis(5), () -> last.add("last"));
    take(last);
    assertEquals(List.of("first"), ask(() -> fired));
  }

  @Test
  void cancellingTimersInAnyNumberAndTwiceKeepsTheOthers() throws Exception {
    BlockingQueue<Integer> fired = new LinkedBlockingQueue<>();
    ask(
        () -> {
          List<Cancellable> timers = new ArrayList<>();
          for (int i = 0; i < 10_000; i++) {
            int number = i;
            timers.add(reactor.after(Duration.ofMillis(1 + i % 7), () -> fired.add(number)));
          }
          for (int i = 0; i < 10_000; i++) {
            if (i % 1000 != 0) {
              timers.get(i).cancel();
              timers.get(i).cancel();
            }
          }
          return null;
        });
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      left.add(take(fired));
    }
    left.sort(null);
    assertEquals(List.of(0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000), left);
  }

  @Test
  void timersMayBeSetAndCancelledFromAnyThread() throws Exception {
    BlockingQueue<String> fired = new LinkedBlockingQueue<>();
    Cancellable cancelled = reactor.after(Duration.ofSeconds(1), () -> fired.add("cancelled"));
    cancelled.cancel();
    reactor.after(Duration.ofMillis(1), () -> fired.add("kept"));
    assertEquals("kept", take(fired));
    assertTrue(ask(fired::isEmpty));
  }

  @Test
  void aTaskThatKeepsAddingTasksDoesNotStarveTimers() throws Exception {
    BlockingQueue<String> fired = new LinkedBlockingQueue<>();
    boolean[] stop = new boolean[1];
    Runnable[] again = new Runnable[1];
    again[0] =
        () -> {
          if (!stop[0]) {
            reactor.execute(again[0]);
          }
        };
    reactor.execute(again[0]);
    reactor.after(
        Duration.ofMillis(5),
        () -> {
          stop[0] = true;
          fired.add("timer");
        });
    assertEquals("timer", take(fired));
  }

  @Test
  void aBlockingCallHandsItsResultToTheReactorThread() throws Exception {
    BlockingQueue<Object> results = new LinkedBlockingQueue<>();
    reactor.blocking(
        () -> reactor.inReactor() ? "on the reactor thread" : "elsewhere",
        (result, failure) -> results.add(reactor.inReactor() ? result : "not on the reactor"));
    assertEquals("elsewhere", take(results));
  }

  @Test
  void whatABlockingCallThrowsIsHandedOnToo() throws Exception {
    BlockingQueue<Object> results = new LinkedBlockingQueue<>();
    reactor.blocking(
        () -> {
          throw new OutOfMemoryError("on purpose");
        },
        (result, failure) -> results.add(failure));
    assertInstanceOf(OutOfMemoryError.class, take(results));
  }

  @Test
  void cancellingABlockingCallInterruptsItAndDropsItsResult() throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    CountDownLatch entered = new CountDownLatch(1);
    Cancellable call =
        reactor.blocking(
            () -> {
              entered.countDown();
              try {
                return new CountDownLatch(1).await(1, TimeUnit.DAYS);
              } catch (InterruptedException e) {
                events.add("interrupted");
                throw e;
              }
            },
            (result, failure) -> events.add("answered"));
    assertTrue(entered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    call.cancel();
    call.cancel();
    assertEquals("interrupted", take(events));
    assertTrue(ask(events::isEmpty));
  }

  @Test
  void anInterruptLeftBehindByATaskIsTakenAway() throws Exception {
    reactor.execute(() -> Thread.currentThread().interrupt());
    BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
    reactor.after(
        Duration.ofMillis(2), () -> interrupted.add(Thread.currentThread().isInterrupted()));
    assertFalse(take(interrupted));
  }

  @Test
  void closingTellsWhoeverWaitsAndDropsTimers() throws Exception {
    BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    CountDownLatch entered = new CountDownLatch(1);
    reactor.blocking(
        () -> {
          entered.countDown();
          return new CountDownLatch(1).await(1, TimeUnit.DAYS);
        },
        (result, failure) -> answers.add(failure));
    reactor.after(Duration.ofDays(1), () -> answers.add("timer"));
    assertTrue(entered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    reactor.close();
    reactor.close();
    assertTrue(reactor.awaitClosed(PATIENCE));
    assertInstanceOf(CancellationException.class, take(answers));
    assertTrue(answers.isEmpty());
  }

  @Test
  void tasksGivenBeforeClosingStillRun() throws Exception {
    BlockingQueue<String> ran = new LinkedBlockingQueue<>();
    reactor.execute(
        () -> {
          reactor.execute(() -> ran.add("ran"));
          reactor.close();
        });
    assertTrue(reactor.awaitClosed(PATIENCE));
    assertEquals("ran", take(ran));
  }

  @Test
  void aClosedReactorSaysSoButCancellingIsHarmless() throws Exception {
    Cancellable timer = reactor.after(Duration.ofDays(1), () -> {});
    reactor.close();
    assertTrue(reactor.awaitClosed(PATIENCE));
    assertThrows(RejectedExecutionException.class, () -> reactor.execute(() -> {}));
    timer.cancel();
  }

  @Test
  void onlyTheReactorThreadMayPassTheGuardedDoors() throws Exception {
    assertThrows(IllegalStateException.class, reactor::check);
    assertEquals(
        true,
        ask(
            () -> {
              reactor.check();
              return true;
            }));
  }

  @Test
  void aSelectorThatReturnsForNothingAgainAndAgainIsNoticed() throws Exception {
    Selection selection = new Selection();
    for (int i = 1; i < Selection.SPINNING; i++) {
      assertFalse(selection.spins(false));
    }
    assertTrue(selection.spins(false));
    selection.rebuild();
    for (int i = 1; i < Selection.SPINNING; i++) {
      assertFalse(selection.spins(false));
    }
    assertFalse(selection.spins(true), "one good return makes up for all");
    assertFalse(selection.spins(false));
    selection.close();
  }
}
