package dev.endpoint.app.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class DoorbellTest {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private int answers;

  @Test
  void manyRingsAreOneTaskAndOneAnswer() {
    Doorbell bell = new Doorbell(tasks::add, this::answer);
    for (int i = 0; i < 1000; i++) {
      bell.ring();
    }
    assertEquals(1, tasks.size());
    runAll();
    assertEquals(1, answers);
  }

  @Test
  void aRingAfterTheAnswerIsAnsweredAgain() {
    Doorbell bell = new Doorbell(tasks::add, this::answer);
    bell.ring();
    runAll();
    bell.ring();
    runAll();
    assertEquals(2, answers);
  }

  @Test
  void aRingDuringTheAnswerIsNotLost() {
    Doorbell[] bell = new Doorbell[1];
    bell[0] =
        new Doorbell(
            tasks::add,
            () -> {
              if (answers == 0) {
                bell[0].ring();
              }
              return answer();
            });
    bell[0].ring();
    runAll();
    assertEquals(2, answers);
  }

  @Test
  void anAnswerThatIsNotFinishedIsAskedAgainInTheNextTurn() {
    Doorbell bell = new Doorbell(tasks::add, () -> ++answers < 3);
    bell.ring();
    for (int turn = 1; turn <= 3; turn++) {
      assertEquals(1, tasks.size());
      tasks.remove().run();
      assertEquals(turn, answers);
    }
    assertEquals(0, tasks.size());
  }

  @Test
  void withoutARingNothingRuns() {
    new Doorbell(tasks::add, this::answer);
    assertEquals(0, tasks.size());
  }

  private boolean answer() {
    answers++;
    return false;
  }

  private void runAll() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }
}
