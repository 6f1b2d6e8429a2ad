package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamWordsTest {
  private static final WallClock WALL = new WallClock(Instant.parse("2026-11-22T11:04:07Z"), 500);

  private static String time(Clock clock, long nanos, long previous) {
    Stamp stamp = new Stamp(Direction.SENT, true, nanos, previous, previous, 1);
    return new ClockFormat(clock, ZoneId.of("Europe/Berlin"), WALL, 1_000).of(stamp).strip();
  }

  @Test
  void theTimeOfDayIsThatOfTheZone() {
    assertEquals("12:04:07.201", time(Clock.WALL, 201_000_500, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "3_000_000, 0.003",
    "59_999_000_000, 59.999",
    "134_071_000_000, 2:14.071",
    "3_734_071_000_000, 1:02:14.071"
  })
  void theTimeSinceTheOpeningHasMinutesAndHoursWhenThereAreAny(String nanos, String shown) {
    assertEquals(shown, time(Clock.SINCE_OPEN, 1_000 + Long.parseLong(nanos.replace("_", "")), 0));
  }

  @ParameterizedTest
  @CsvSource({"0, +0.000", "31_999, +31 µs", "1_000_000, +0.001", "71_300_000_000, +1:11.300"})
  void theTimeSinceTheOneBeforeIsInMicrosecondsWhenItIsShort(String nanos, String shown) {
    long gap = Long.parseLong(nanos.replace("_", ""));
    assertEquals(shown, time(Clock.DELTA, 5_000 + gap, 5_000));
    assertEquals("\u25B8" + shown, time(Clock.SINCE_SENT, 5_000 + gap, 5_000));
  }

  @Test
  void withoutATimeOfDayTheTimeSinceTheOpeningIsShown() {
    Stamp stamp = new Stamp(Direction.SENT, true, 3_000_000, 0, 0, 1);
    String shown = new ClockFormat(Clock.WALL, ZoneId.of("UTC"), null, 0).of(stamp);
    assertEquals("       0.003", shown);
  }

  @Test
  void theClockGoesRound() {
    assertEquals(Clock.WALL, Clock.WALL.next().next().next().next());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "1448, 1.4 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "212000000, 212.0 MB",
    "9223372036854775807, 9.2 EB"
  })
  void sizesAreShort(long bytes, String shown) {
    assertEquals(shown, Sizes.brief(bytes));
  }

  @Test
  void hexRowsTakeTheWidthThatIsThere() {
    assertEquals(4, HexLayout.fitting(20, 8, 0).width());
    assertEquals(4, HexLayout.fitting(42, 8, 0).width());
    assertEquals(4, HexLayout.fitting(42, 8, 16).width());
    assertEquals(8, HexLayout.fitting(43, 8, 0).width());
    assertEquals(8, HexLayout.fitting(75, 8, 0).width());
    assertEquals(16, HexLayout.fitting(76, 8, 0).width());
    assertEquals(16, HexLayout.fitting(115, 8, 0).width());
    assertEquals(32, HexLayout.fitting(150, 8, 0).width());
  }

  @Test
  void aRowHasAtMostTheBytesThatWereChosen() {
    assertEquals(24, HexLayout.fitting(150, 8, 24).width());
    assertEquals(16, HexLayout.fitting(100, 8, 24).width());
    assertEquals(8, HexLayout.fitting(150, 8, 8).width());
    assertEquals(8, HexLayout.fitting(150, 8, -3).width());
  }

  @Test
  void offsetsGrowInPairsOfDigits() {
    assertEquals(8, HexLayout.offsetDigits(0));
    assertEquals(8, HexLayout.offsetDigits(0xFFFF_FFFFL));
    assertEquals(10, HexLayout.offsetDigits(0x1_0000_0000L));
    assertEquals("000000001A", HexLayout.offset(26, 10));
  }

  @Test
  void bytesStandInGroupsOfEightWithZerosInTheBackground() {
    Layers hex = new HexLayout(16).hex(new byte[] {1, 0, 3, 4, 5, 6, 7, 8, (byte) 0xFF});
    assertEquals("01    03 04 05 06 07 08  FF", hex.normal());
    assertEquals("   00", hex.dim());
    Layers text = new HexLayout(16).text(new byte[] {'a', 0, '\n', 'b', (byte) 0xE9});
    assertEquals("a  b ", text.normal());
    assertEquals(" ␀␊ ·", text.dim());
  }

  @Test
  void aNarrowPaneGoesWithoutTimeThenWithoutSize() {
    CellSize cell = new CellSize(8, 20, 15);
    assertTrue(Gutter.of(800, cell, false).time() >= 0);
    Gutter narrow = Gutter.of(450, cell, false);
    assertTrue(narrow.time() < 0 && narrow.size() >= 0);
    assertTrue(Gutter.of(300, cell, false).size() < 0);
    assertTrue(Gutter.of(0, cell, false).columns() >= 8);
  }

  @Test
  void whatCameSinceLeavingTheEndIsCounted() {
    FollowState follow = new FollowState();
    assertEquals(0, follow.missed(500));
    follow.leave(500);
    follow.leave(700);
    assertEquals(300, follow.missed(800));
    follow.restart(800);
    assertEquals(10, follow.missed(810));
    follow.follow();
    assertEquals(0, follow.missed(900));
  }

  @Test
  void aWordIsWhatBelongsTogether() throws IOException {
    TextRow row =
        (TextRow) Story.all(new Story().sent("say שלום_2 now\n").text(Lane.BOTH, 80)).getFirst();
    assertEquals(new Selection(row.cell(0), row.cell(3)), Words.around(row, row.cell(1)));
    assertEquals(new Selection(row.cell(4), row.cell(10)), Words.around(row, row.cell(6)));
    assertEquals(new Selection(row.cell(14), row.cell(15)), Words.around(row, row.cell(14)));
  }

  @Test
  void rowsAreSpokenWithWhoSaidThem() throws IOException {
    Story story = new Story().event("open").sent("hello\n").received("world");
    assertEquals(
        java.util.List.of("open", "sent 6 bytes: hello␊", "received 5 bytes: world"),
        Story.all(story.text(Lane.BOTH, 80)).stream().map(row -> Spoken.row(row, null)).toList());
  }
}
