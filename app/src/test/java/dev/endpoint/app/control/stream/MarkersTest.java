package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.search.Hit;
import dev.endpoint.engine.capture.search.Hits;
import dev.endpoint.engine.capture.search.PatternException;
import dev.endpoint.engine.capture.search.Search;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkersTest {
  private static Matches matches(Story story, String text, Lane lane) throws PatternException {
    Query query = new Query(text, Query.Kind.TEXT, true, Encoding.UTF_8);
    Search search = new Search(story.recording(), query.pattern(), Runnable::run, 1, () -> {});
    search.grew();
    return Matches.of(search, lane);
  }

  private static void mark(BitSet into, Hits hits, Recording.Extent extent, Lane lane, int places) {
    for (int i = 0; i < hits.size(); i++) {
      Hit hit = hits.get(i);
      double part = (double) ScrollModel.unit(hit, extent, lane) / ScrollModel.total(extent, lane);
      into.set((int) (part * places));
    }
  }

  /// The same marks as if every match were looked at.
  @Test
  void everyPlaceWithAMatchIsMarkedAndNoOther() throws PatternException {
    for (int seed = 0; seed < 40; seed++) {
      Story story = Story.random(seed, 200);
      Recording.Extent extent = story.recording().extent();
      for (Lane lane : Lane.values()) {
        Matches matches = matches(story, seed % 2 == 0 ? "a" : "ab", lane);
        int places = 1 + new Random(seed).nextInt(400);
        BitSet expected = new BitSet();
        mark(expected, matches.sent(), extent, lane, places);
        mark(expected, matches.received(), extent, lane, places);
        assertEquals(expected, Markers.of(matches, extent, lane, places), "seed " + seed);
      }
    }
  }

  @Test
  void marksStandWhereTheScrollBarGoes() throws Exception {
    Story story = new Story();
    for (int i = 0; i < 1000; i++) {
      story.received(i == 500 ? "needle" : "a line of something\n");
    }
    Recording.Extent extent = story.recording().extent();
    BitSet marks = Markers.of(matches(story, "needle", Lane.BOTH), extent, Lane.BOTH, 100);
    assertEquals(1, marks.cardinality());
    assertEquals(50, marks.nextSetBit(0), 1);
  }

  @Test
  void moreThanAreKeptMayBeAnywhereBehind() throws PatternException {
    Story story = new Story();
    int half = Search.MOST / 2;
    story.received(".".repeat(half)).received("x".repeat(half)).received("x".repeat(2 * half));
    Recording.Extent extent = story.recording().extent();
    Matches matches = matches(story, "x", Lane.RECEIVED);
    assertTrue(matches.kept() < matches.count());
    BitSet marks = Markers.of(matches, extent, Lane.RECEIVED, 4);
    assertEquals("{1, 2, 3}", marks.toString());
  }

  @Test
  void aBarWithoutHeightHasNoMarks() throws PatternException {
    Story story = new Story().received("x");
    Recording.Extent extent = story.recording().extent();
    assertTrue(Markers.of(matches(story, "x", Lane.BOTH), extent, Lane.BOTH, 0).isEmpty());
  }
}
