package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.control.stream.TextRow.Ending;
import dev.endpoint.engine.capture.Direction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowsTest {
  @ParameterizedTest
  @EnumSource(Lane.class)
  void backwardsMeetsTheSameRowsAsForwards(Lane lane) throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Story story = Story.random(seed, 120);
      for (Rows rows : List.of(story.text(lane, 20), story.hex(lane, 16))) {
        List<Place> forwards = Story.all(rows).stream().map(Row::start).toList();
        List<Place> backwards = new ArrayList<>();
        for (@Nullable Row row = rows.last(); row != null; row = rows.before(row)) {
          backwards.addFirst(row.start());
        }
        assertEquals(forwards, backwards, "seed " + seed);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Lane.class)
  void everyPlaceIsFoundInTheRowThatHoldsIt(Lane lane) throws IOException {
    Story story = Story.random(3, 60);
    for (Rows rows : List.of(story.text(lane, 20), story.hex(lane, 8))) {
      for (Row row : Story.all(rows)) {
        for (int cell = 0; cell < row.cells(); cell++) {
          Row found = rows.at(row.cell(cell));
          assertNotNull(found);
          assertEquals(row.start(), found.start());
          assertEquals(cell, found.cellAt(row.cell(cell)));
        }
      }
    }
  }

  @Test
  void aPlaceThatIsNotShownLeadsToTheNextThatIs() throws IOException {
    Story story = new Story().sent("a").received("b").sent("c");
    Row row = story.text(Lane.SENT, 20).at(new Place(1, 0));
    assertNotNull(row);
    assertEquals(new Place(2, 0), row.start());
  }

  @Test
  void aPlaceBehindTheEndLeadsToTheLastRow() throws IOException {
    Row row = new Story().sent("a").sent("b").text(Lane.BOTH, 20).at(new Place(7, 3));
    assertNotNull(row);
    assertEquals(new Place(1, 0), row.start());
  }

  @Test
  void nothingRecordedHasNoRows() throws IOException {
    assertNull(new Story().text(Lane.BOTH, 20).first());
    assertNull(new Story().sent("x").hex(Lane.RECEIVED, 16).last());
  }

  @Test
  void whatOneReadSawOfALineIsMarkedOnceInARun() throws IOException {
    Story story = new Story().received("a").received("b").received("c\n").received("d").sent("e");
    List<Ending> endings =
        Story.all(story.text(Lane.BOTH, 20)).stream().map(r -> ((TextRow) r).ending()).toList();
    assertEquals(
        List.of(Ending.FIRST_CUT, Ending.CUT, Ending.PLAIN, Ending.PLAIN, Ending.PLAIN), endings);
  }

  @Test
  void aLongReadTellsItsWholeSizeOnce() throws IOException {
    Story story = new Story().received("x".repeat(200_000));
    List<Row> rows = Story.all(story.text(Lane.BOTH, 1000));
    assertEquals(200_000, rows.getFirst().stamp().size());
    assertTrue(rows.getFirst().stamp().first());
    assertEquals(1, rows.stream().filter(r -> r.stamp().first()).count());
  }

  @Test
  void timesAreComparedWithinTheLane() throws IOException {
    Story story = new Story().received("a\n").sent("b\n").received("c\n");
    List<Row> rows = Story.all(story.text(Lane.RECEIVED, 20));
    Stamp last = rows.getLast().stamp();
    assertEquals(2_000_000, last.nanos() - last.previousNanos());
  }

  @Test
  void theTimeSinceSomethingWasSentIsToldWhicheverLaneIsShown() throws IOException {
    Story story =
        new Story().received("a\n").sent("b\n").received("c\n").received("d\n").sent("e\n");
    assertEquals(
        List.of(-1L, 1_000_000L, 2_000_000L), sinceSent(Story.all(story.text(Lane.RECEIVED, 20))));
    assertEquals(List.of(-1L, 3_000_000L), sinceSent(Story.all(story.text(Lane.SENT, 20))));
  }

  /// -1 where nothing was sent before.
  private static List<Long> sinceSent(List<Row> rows) {
    return rows.stream()
        .map(Row::stamp)
        .map(s -> s.sentNanos() == Stamp.UNKNOWN ? -1 : s.nanos() - s.sentNanos())
        .toList();
  }

  @Test
  void hexOfBothLanesBeginsAnewWithEveryRecordAndCountsEachDirection() throws IOException {
    Story story = new Story().sent("0123456789abcdefXY").received("ab").sent("Z");
    List<Row> rows = Story.all(story.hex(Lane.BOTH, 16));
    assertEquals(List.of(0L, 16L, 0L, 18L), rows.stream().map(r -> ((HexRow) r).offset()).toList());
  }

  @Test
  void hexOfOneLaneRunsThroughAndMarksWhereReadsBegin() throws IOException {
    Story story = new Story().received("abc").sent("-").received("defgh").received("ijk");
    List<Row> rows = Story.all(story.hex(Lane.RECEIVED, 8));
    HexRow first = (HexRow) rows.getFirst();
    assertEquals("abcdefgh", new String(first.bytes(), java.nio.charset.StandardCharsets.US_ASCII));
    assertEquals(
        List.of(new HexRow.Run(0, 0, 0, true), new HexRow.Run(3, 2, 0, true)), first.runs());
    assertEquals(new Place(2, 1), first.cell(4));
    assertEquals(8, ((HexRow) rows.getLast()).offset());
  }

  @Test
  void aLaneThatIsSilentForLongIsFoundAtOnce() throws IOException {
    Story story = new Story().event("open").event("secured").sent("first\n");
    for (int i = 0; i < 20_000; i++) {
      story.say(Direction.RECEIVED, (byte) 'r');
    }
    story.sent("last\n").event("closed").event("done");
    assertEquals(
        List.of("open", "secured", "first␊", "last␊", "closed", "done"),
        Story.shown(story.text(Lane.SENT, 80)));
    Rows rows = story.text(Lane.SENT, 80);
    Row last = rows.at(new Place(20_003, 0));
    assertNotNull(last);
    assertEquals("last␊", Story.shown(last));
    Row first = rows.before(last);
    assertNotNull(first);
    assertEquals("first␊", Story.shown(first));
  }

  @Test
  void eventsAtBothEndsAreFoundAroundAVeryBusyOtherLane() throws IOException {
    Story story = new Story().event("open").event("secured");
    for (int i = 0; i < 20_000; i++) {
      story.say(Direction.RECEIVED, (byte) 'r');
    }
    story.event("peer closed").event("closed");
    List<String> all = List.of("open", "secured", "peer closed", "closed");
    assertEquals(all, Story.shown(story.text(Lane.SENT, 80)));
    assertEquals(all, backwards(story.text(Lane.SENT, 80)));
  }

  private static List<String> backwards(Rows rows) throws IOException {
    List<String> shown = new ArrayList<>();
    for (@Nullable Row row = rows.last(); row != null; row = rows.before(row)) {
      shown.addFirst(Story.shown(row));
    }
    return shown;
  }
}
