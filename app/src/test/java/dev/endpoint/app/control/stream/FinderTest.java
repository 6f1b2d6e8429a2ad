package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FinderTest {
  private final Story story = new Story();
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final Host host = new Host();
  private final Finder finder = new Finder(host, threads::add, 2, Runnable::run);

  private static final class Host implements Finder.Host {
    Selection selection = Selection.NONE;
    @Nullable Place top;
    int reveals;
    Runnable changed = () -> {};

    @Override
    public Selection selection() {
      return selection;
    }

    @Override
    public @Nullable Place top() {
      return top;
    }

    @Override
    public void reveal(Place from, Place until) {
      selection = new Selection(from, until);
      reveals++;
    }

    @Override
    public void changed() {
      changed.run();
    }
  }

  private void search() {
    for (Runnable task = threads.poll(); task != null; task = threads.poll()) {
      task.run();
    }
  }

  private void look(String text) {
    look(text, Query.Kind.TEXT);
  }

  private void look(String text, Query.Kind kind) {
    finder.look(new Query(text, kind, true, Encoding.UTF_8));
    search();
  }

  private void open(String text) {
    finder.setRecording(story.recording());
    look(text);
  }

  private String words() {
    return finder.status().words();
  }

  private void at(long record, int offset) {
    assertEquals(new Place(record, offset), host.selection.from());
  }

  @Test
  void goesToTheFirstMatchFromWhereOneIs() {
    story.received("one two\n").sent("two\n").received("one two two\n");
    host.top = new Place(1, 0);
    finder.setRecording(story.recording());
    finder.begin();
    look("two");
    at(1, 0);
    assertEquals(new Place(1, 3), host.selection.until());
    assertEquals("2 of 4", words());
  }

  @Test
  void typingOnStaysAtTheSameMatchAndCountsAnew() {
    story.received("t to two twofold\n");
    finder.setRecording(story.recording());
    finder.begin();
    look("t");
    assertEquals("1 of 4", words());
    look("to");
    at(0, 2);
    look("two");
    at(0, 5);
    look("twof");
    at(0, 9);
    assertEquals("1 of 1", words());
    look("twofx");
    assertEquals("not found", words());
    assertEquals(FindStatus.Tone.ABSENT, finder.status().tone());
    assertFalse(finder.canStep());
    look("");
    assertEquals("", words());
  }

  @Test
  void stepsThroughBothDirectionsInTheirOrderAndAround() {
    story.received("x").sent("x").event("x").received("xx");
    open("x");
    at(0, 0);
    for (long[] place : new long[][] {{1, 0}, {3, 0}, {3, 1}}) {
      finder.step(true);
      at(place[0], (int) place[1]);
    }
    assertEquals("4 of 4", words());
    finder.step(true);
    at(0, 0);
    assertEquals("1 of 4 \u00B7 from the start", words());
    finder.step(false);
    at(3, 1);
    assertEquals("4 of 4 \u00B7 from the end", words());
    finder.step(false);
    at(3, 0);
    assertEquals("3 of 4", words());
  }

  @Test
  void oneLaneHasItsOwnMatches() {
    story.received("x").sent("xx").received("x");
    open("x");
    assertEquals("1 of 4", words());
    finder.setLane(Lane.SENT);
    assertEquals("2 found", words());
    finder.step(true);
    at(1, 0);
    assertEquals("1 of 2", words());
    finder.setLane(Lane.BOTH);
    assertEquals("2 of 4", words());
  }

  @Test
  void goesOnFromWhereTheCaretWasPut() {
    story.received("x....x....x");
    open("x");
    host.selection = Selection.at(new Place(0, 3));
    assertEquals("3 found", words());
    finder.step(true);
    at(0, 5);
    host.selection = Selection.at(new Place(0, 10));
    finder.step(false);
    at(0, 5);
    host.selection = Selection.at(new Place(0, 10));
    finder.step(true);
    at(0, 10);
  }

  @Test
  void waitsForTheSearchToKnow() {
    story.received("x").received("x");
    finder.setRecording(story.recording());
    finder.look(new Query("x", Query.Kind.TEXT, true, Encoding.UTF_8));
    assertEquals("searching 0 %", words());
    finder.step(true);
    assertEquals(0, host.reveals);
    search();
    assertEquals(1, host.reveals);
    assertEquals("1 of 2", words());
  }

  @Test
  void doesNotWaitForWhatComesMeanwhile() {
    story.received("x").received("..");
    host.top = new Place(1, 0);
    finder.setRecording(story.recording());
    finder.begin();
    finder.look(new Query("x", Query.Kind.TEXT, true, Encoding.UTF_8));
    List<Integer> reveals = new ArrayList<>();
    host.changed =
        () -> {
          reveals.add(host.reveals);
          if (reveals.size() < 5) {
            story.received("..");
          }
        };
    search();
    assertTrue(reveals.size() >= 5);
    assertEquals(1, reveals.getFirst(), "although more was searched then");
    at(0, 0);
  }

  @Test
  void whatIsTypedNextEndsTheSearchBefore() {
    story.received("ab");
    finder.setRecording(story.recording());
    finder.look(new Query("a", Query.Kind.TEXT, true, Encoding.UTF_8));
    finder.look(new Query("b", Query.Kind.TEXT, true, Encoding.UTF_8));
    search();
    at(0, 1);
    assertEquals("1 of 1", words());
    finder.look(null);
    assertEquals("", words());
    assertNull(finder.current());
  }

  @Test
  void goesOnAsTheRecordingGrowsWithoutMoving() {
    story.received("x");
    open("x");
    story.received(".x");
    finder.grew();
    assertEquals("1 of 1", words(), "what is searched in a moment is not told of");
    search();
    assertEquals("1 of 2", words());
    at(0, 0);
    finder.step(true);
    at(1, 1);
  }

  @Test
  void aFloodIsSearchedNowAndThenAndToItsEnd() {
    Queue<Runnable> pulses = new ArrayDeque<>();
    int[] searches = {0};
    Finder calm =
        new Finder(
            host,
            task -> {
              searches[0]++;
              task.run();
            },
            2,
            pulses::add);
    story.received("x");
    calm.setRecording(story.recording());
    calm.look(new Query("x", Query.Kind.TEXT, true, Encoding.UTF_8));
    for (int i = 0; i < 70; i++) {
      story.received("x");
      calm.grew();
      pulse(pulses);
    }
    assertEquals(1 + 10, searches[0]);
    for (int i = 0; i < 20; i++) {
      pulse(pulses);
    }
    assertEquals("1 of 71", calm.status().words());
    assertTrue(pulses.isEmpty(), "nothing runs when nothing grows");
  }

  private static void pulse(Queue<Runnable> pulses) {
    for (int i = pulses.size(); i > 0; i--) {
      pulses.remove().run();
    }
  }

  @Test
  void anotherRecordingIsSearchedForTheSame() {
    story.received("x");
    open("x");
    Story other = new Story().sent("..").sent(".x");
    host.selection = Selection.NONE;
    finder.setRecording(other.recording());
    search();
    at(1, 1);
    assertEquals("1 of 1", words());
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    finder.setRecording(story.received("x").recording());
    look("16 g1", Query.Kind.HEX);
    assertEquals("At 4: \"g\" is no hex digit: 0 to 9 and A to F are, and ? for any.", words());
    assertEquals(FindStatus.Tone.WRONG, finder.status().tone());
    look("a(b", Query.Kind.REGEX);
    assertEquals("At 3: Unclosed group.", words());
    look("?? ??", Query.Kind.HEX);
    assertEquals("That would be found everywhere: give at least one digit.", words());
    look("78", Query.Kind.HEX);
    assertEquals("1 of 1", words());
  }

  @Test
  void thereIsNothingToFindBeforeThereIsARecording() {
    look("x");
    assertEquals("", words());
    finder.step(true);
    assertEquals(0, host.reveals);
    finder.setRecording(story.received("x").recording());
    search();
    assertTrue(finder.canStep());
  }
}
