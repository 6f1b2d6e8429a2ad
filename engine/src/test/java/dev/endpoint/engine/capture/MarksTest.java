package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MarksTest {
  private final Tally tally = new Tally();

  /// Marks a made-up file of records of 1,000 bytes, three of four of them sent, each with 900
  /// bytes of payload.
  private Marks mark(int most, int records) {
    Marks marks = new Marks(most);
    for (int i = 0; i < records; i++) {
      long sent = i / 4 * 3 + Math.min(i % 4, 3);
      tally.set(
          1_000L * i, i, 900 * sent, 900 * (i - sent), i % 3 == 0 ? Direction.RECEIVED : null);
      marks.offer(tally);
    }
    return marks;
  }

  private void assertFinds(Marks marks, int records) {
    for (int record = 0; record < records; record += 997) {
      int mark = Marks.beforeRecord(marks.table(), marks.count(), record);
      Marks.restore(marks.table(), mark, tally);
      assertTrue(tally.records() <= record);
      assertEquals(1_000 * tally.records(), tally.position());
      assertEquals(tally.position(), Marks.position(marks.table(), mark));
      assertEquals(tally.records() % 3 == 0 ? Direction.RECEIVED : null, tally.unfinished());
      if (mark + 1 < marks.count()) {
        Marks.restore(marks.table(), mark + 1, tally);
        assertTrue(tally.records() > record);
      }
      for (Direction direction : new Direction[] {Direction.SENT, Direction.RECEIVED, null}) {
        Marks.restore(marks.table(), mark, tally);
        long offset = tally.bytes(direction) + 1;
        int found = Marks.beforeOffset(marks.table(), marks.count(), direction, offset);
        assertEquals(mark, found);
      }
    }
  }

  @Test
  void whileSmallAPlaceIsMarkedEvery64KiB() {
    Marks marks = mark(1_000, 10_000);
    assertEquals(10_000_000 / 66_000 + 1, marks.count());
    assertFinds(marks, 10_000);
  }

  @Test
  void memoryStaysBoundedWhateverTheSize() {
    Marks marks = mark(16, 200_000);
    assertTrue(marks.count() <= 16 && marks.count() >= 8);
    assertEquals(64, marks.table().length);
    assertFinds(marks, 200_000);
  }

  @Test
  void aTableHandedOutNeverChanges() {
    Marks marks = mark(16, 1_000);
    long[] table = marks.table();
    int count = marks.count();
    long[] before = Arrays.copyOf(table, count * 4);
    for (int i = 1_000; i < 100_000; i++) {
      tally.set(1_000L * i, i, i, 0, null);
      marks.offer(tally);
    }
    assertEquals(Arrays.toString(before), Arrays.toString(Arrays.copyOf(table, count * 4)));
  }
}
