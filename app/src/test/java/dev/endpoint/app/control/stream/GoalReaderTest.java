package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoalReaderTest {
  /// A record each millisecond, from 1 ms of the reactor's time on.
  private final Story story =
      new Story().event("connected").received("0123456789").sent("abc").received("0123456789");

  private Place caret = new Place(1, 5);
  private WallClock clock = new WallClock(Instant.parse("2026-03-29T22:59:59.900Z"), 0);

  private Goal read(String typed, Direction direction) {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    try {
      return new GoalReader(story.recording(), direction, caret, clock, zone).read(typed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void goes(String typed, long record, int offset, String words) {
    Goal goal = read(typed, Direction.RECEIVED);
    assertEquals(words, goal.words());
    assertEquals(new Place(record, offset), goal.place());
  }

  private void wrong(String typed, String words) {
    Goal goal = read(typed, Direction.RECEIVED);
    assertEquals(words, goal.words());
    assertNull(goal.place());
  }

  @Test
  void bytesAreCountedInTheirDirection() {
    goes("0", 1, 0, "byte 0 (0x0) received");
    goes(" 9 ", 1, 9, "byte 9 (0x9) received");
    goes("10", 3, 0, "byte 10 (0xA) received");
    goes("0x13", 3, 9, "byte 19 (0x13) received");
    goes("0X0b", 3, 1, "byte 11 (0xB) received");
    goes("007", 1, 7, "byte 7 (0x7) received");
    Goal goal = read("2", Direction.SENT);
    assertEquals(new Place(2, 2), goal.place());
    assertEquals("byte 2 (0x2) sent", goal.words());
  }

  @Test
  void signsCountFromTheCaret() {
    goes("+0", 1, 5, "byte 5 (0x5) received");
    goes("+0x6", 3, 1, "byte 11 (0xB) received");
    goes("-5", 1, 0, "byte 0 (0x0) received");
    caret = new Place(2, 1);
    goes("+1", 3, 1, "byte 11 (0xB) received");
    caret = new Place(9, 0);
    goes("-1", 3, 9, "byte 19 (0x13) received");
  }

  @Test
  void numbersMayBeWrittenAsTheyAreShown() {
    for (int i = 0; i < 200; i++) {
      story.received("0123456789");
    }
    goes("1,234", 125, 4, "byte 1,234 (0x4D2) received");
    goes("1_234", 125, 4, "byte 1,234 (0x4D2) received");
  }

  @Test
  void bytesThatAreNotThereAreToldInWords() {
    wrong("20", "The last byte received is number 19 (0x13).");
    wrong("0xFFFFFFFFFFFFFFFFFF", "The last byte received is number 19 (0x13).");
    wrong("+99999999999999999999", "The last byte received is number 19 (0x13).");
    wrong("-7", "That is 2 bytes before the first one received.");
    wrong("4d2", "\"4d2\" is no number. Did you mean 0x4d2?");
    wrong("1,23", noByte("1,23"));
    wrong("over there", noByte("over there"));
    wrong("0x", noByte("0x"));
  }

  private static String noByte(String typed) {
    return "\"%s\" is no byte and no time: type one like 1234, 0x4d2, +100, end, 12:04:07.201 or +1.5s."
        .formatted(typed);
  }

  @Test
  void startAndEndHaveNames() {
    goes("start", 0, 0, "the beginning");
    assertEquals(Goal.END, read("End", Direction.RECEIVED));
  }

  @Test
  void aTimeOfDayIsThatOfTheNextRecord() {
    goes("00:59:59.902", 1, 0, "at 00:59:59.902");
    goes("00:59:59.9025", 2, 0, "at 00:59:59.903");
    goes("0:59:59,904", 3, 0, "at 00:59:59.904");
    goes("00:59:59", 0, 0, "at 00:59:59.901");
  }

  @Test
  void aTimeAfterMidnightIsOnTheNextDay() {
    clock = new WallClock(Instant.parse("2026-03-29T21:59:59.998Z"), 0);
    goes("23:59:59.999", 0, 0, "at 23:59:59.999");
    goes("00:00", 1, 0, "at 00:00:00.000");
    goes("0:00:00.001", 2, 0, "at 00:00:00.001");
  }

  @Test
  void aTimeSinceTheOpeningCountsFromTheFirstRecord() {
    goes("+0s", 0, 0, "at 00:59:59.901");
    goes("+1ms", 1, 0, "at 00:59:59.902");
    goes("+0.002s", 2, 0, "at 00:59:59.903");
    goes("+0.003 s", 3, 0, "at 00:59:59.904");
    goes("+0:00.001", 1, 0, "at 00:59:59.902");
    goes("+0min", 0, 0, "at 00:59:59.901");
    goes("+0h", 0, 0, "at 00:59:59.901");
  }

  @ParameterizedTest
  @CsvSource({
    "00:59:58, That is before it began",
    "0:00, That is before it began",
    "01:00, That is after the last",
    "22:00, That is after the last",
    "+1.5s, That is after the last",
    "+999999999h, That is after the last",
    "+1:00, That is after the last"
  })
  void timesThatAreNotThereAreToldWithWhatIs(String typed, String words) {
    Goal goal = read(typed, Direction.RECEIVED);
    assertTrue(goal.words().startsWith(words), goal.words());
    assertTrue(goal.words().contains(", at 00:59:59.90"), goal.words());
    assertNull(goal.place());
  }

  @ParameterizedTest
  @ValueSource(strings = {"25:00", "12:60", "1:2:61"})
  void timesThatNoClockShowsAreTold(String typed) {
    wrong(typed, "\"" + typed + "\" is no time of day.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12:", "12:00:00.", "1:2:3:4", "+1:30s", "+9999999999s"})
  void whatOnlyLooksLikeATimeIsTold(String typed) {
    wrong(
        typed,
        "\"" + typed + "\" is no time: type one like 12:04:07.201, or +1.5s since the opening.");
  }

  @Test
  void withoutAClockOnlyTimesSinceTheOpeningAreKnown() {
    clock = null;
    goes("+1ms", 1, 0, "at 0.001");
    wrong("12:00", "The time of day is not known here: type +1.5s, the time since it began.");
  }

  @Test
  void whereNothingIsThereIsNowhereToGo() {
    Story empty = new Story();
    GoalReader reader =
        new GoalReader(empty.recording(), Direction.SENT, caret, clock, ZoneId.of("UTC"));
    Goal goal = assertRead(reader, "0");
    assertEquals("Nothing was sent or received yet.", goal.words());
    empty.received("x");
    assertEquals("Nothing was sent yet.", assertRead(reader, "0").words());
  }

  private static Goal assertRead(GoalReader reader, String typed) {
    try {
      return reader.read(typed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
