package dev.endpoint.engine.capture.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A second apart: sent `abcdef`, received `ABC`, sent `ghi`, received `DEFGH`. It began at
/// 23:59:58 where it is read, and goes on after midnight.
class RangeTest {
  private static final Calendar CALENDAR =
      new Calendar(
          Duration.ofHours(22).plusMinutes(59).plusSeconds(58).toNanos(), ZoneOffset.ofHours(1));

  private long nanos;
  private final MemoryRecorder recorder = new MemoryRecorder(() -> nanos);

  private void talk() {
    say(Direction.SENT, "abcdef");
    say(Direction.RECEIVED, "ABC");
    say(Direction.SENT, "ghi");
    say(Direction.RECEIVED, "DEFGH");
  }

  private void say(Direction direction, String text) {
    recorder.data(direction, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    nanos += 1_000_000_000L;
  }

  private String cut(String typed, @Nullable Direction direction) throws IOException {
    Range.Reading reading = Range.read(typed);
    assertEquals("", reading.problem(), typed);
    assertNotNull(reading.range(), typed);
    Excerpt excerpt = reading.range().of(recorder.recording(), direction, CALENDAR);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Form.RAW.write(excerpt, out, (done, total) -> true);
    return out.toString(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "0\u20132 # abc",
        "2-6 # cdefg",
        "0x2 .. 0X6 # cdefg",
        "5 to 5 # f",
        "3+4 # defg",
        "3 + 0x4 # defg",
        "7\u2013 # hi",
        "7\u2013end # hi",
        "\u20131 # ab",
        "start\u20131 # ab",
        "4-9,999 # efghi",
        "start-end # abcdefghi",
        "23:59:58\u201323:59:59 # abcdef",
        "23:59:58\u201300:00 # abcdefghi",
        "00:00:00\u2013 # ghi",
        "\u201323:59 # abcdef",
        "+0s\u2013+1.5s # abcdef",
        "+2s\u2013 # ghi",
        "+2s\u2013+2s # ghi",
      })
  void cutsWhatWasSent(String typed, String expected) throws IOException {
    talk();
    assertEquals(expected, cut(typed, Direction.SENT));
  }

  @Test
  void ofBothDirectionsThereAreTimes() throws IOException {
    talk();
    assertEquals("ABCghi", cut("23:59:59\u201300:00:00", null));
    assertEquals("abcdefABCghiDEFGH", cut("+0s\u2013+1h", null));
    assertTrue(Range.read("1-2").range().countsBytes());
    assertFails(
        "1-2", null, "Choose what was sent or what was received: each counts its own bytes.");
  }

  private void assertFails(String typed, @Nullable Direction direction, String words) {
    IOException e = assertThrows(IOException.class, () -> cut(typed, direction));
    assertEquals(words, e.getMessage());
  }

  @Test
  void whereNothingIsIsSaid() {
    assertFails("1-2", Direction.SENT, "Nothing was sent or received yet.");
    say(Direction.SENT, "abc");
    assertFails("1-2", Direction.RECEIVED, "Nothing was received yet.");
    assertFails("3-9", Direction.SENT, "The last byte sent is number 2 (0x2).");
    assertFails("+5s-", null, "Nothing was sent or received in this range.");
    assertFails("+5s-+2s", null, "Nothing was sent or received in this range.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "12 # From where to where, such as 0x100\u20130x1ff, 100+50, 12:04:07\u201312:05 or"
            + " +1.5s\u2013+3s.",
        "- # From where to where, such as 0x100\u20130x1ff, 100+50, 12:04:07\u201312:05 or"
            + " +1.5s\u2013+3s.",
        "1-x # \u201Cx\u201D is no byte and no time, such as 0x100\u20130x1ff, 100+50,"
            + " 12:04:07\u201312:05 or +1.5s\u2013+3s.",
        "25:00- # \u201C25:00\u201D is no byte and no time, such as 0x100\u20130x1ff, 100+50,"
            + " 12:04:07\u201312:05 or +1.5s\u2013+3s.",
        "9-2 # It ends before it begins.",
        "9+0 # No byte is in it.",
        "9-12:04 # Both ends have to be bytes, or both times.",
      })
  void saysWhatIsWrong(String typed, String problem) {
    assertEquals(problem, Range.read(typed).problem());
  }

  @Test
  void anyTextIsReadWithoutRaising() {
    talk();
    String[] parts = {
      "1",
      "0x",
      "ff",
      "-",
      "\u2013",
      "+",
      "..",
      "to",
      " ",
      ":",
      "12:04",
      "s",
      "ms",
      "end",
      "999999999999999999"
    };
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(7); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      Range.Reading reading = Range.read(text.toString());
      assertEquals(reading.range() == null, !reading.problem().isEmpty(), text::toString);
      if (reading.range() != null) {
        try {
          reading.range().of(recorder.recording(), Direction.SENT, CALENDAR);
        } catch (IOException nothingThere) {
          assertTrue(nothingThere.getMessage().endsWith("."), text::toString);
        }
      }
    }
  }
}
