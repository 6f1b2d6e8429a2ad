package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLayoutTest {
  private static final String LANGUAGES =
      "Grüße καλημέρα добрый שלום 123 السلام 你好 😀 👩‍💻 é ñ €\n";

  private static List<String> rows(String text, int columns) throws IOException {
    return Story.shown(new Story().received(text).text(Lane.BOTH, columns));
  }

  private static TextRow row(String text) throws IOException {
    return (TextRow) Story.all(new Story().received(text).text(Lane.BOTH, 200)).getFirst();
  }

  @Test
  void rowsEndBehindLineFeedsWhichAreShown() throws IOException {
    assertEquals(List.of("one␍␊", "two␊", "␊", "three"), rows("one\r\ntwo\n\nthree", 80));
  }

  @Test
  void longLinesGoOnInTheNextRow() throws IOException {
    assertEquals(List.of("aaaaaaaaaa", "aaaaa"), rows("a".repeat(15), 10));
  }

  @Test
  void aLinesEndHangsOverTheBorder() throws IOException {
    assertEquals(List.of("aaaaaaaaaa␍␊", "b"), rows("a".repeat(10) + "\r\nb", 10));
  }

  @ParameterizedTest
  @CsvSource({
    "'\0', ␀",
    "'\u001b[0m', ␛[0m",
    "'\u007f', ␡",
    "a\tb, a→      b",
    "\u00a0, ␣",
    "\u202egnp, \\u{202E}gnp",
    "\u200b, \\u{200B}",
    "\ufeffx, \\u{FEFF}x",
    "\ue000, \\u{E000}",
    "\u0085, \\u{85}",
    "e\u0301, e\u0301",
    "\u0301, \u25cc\u0301"
  })
  void whatCannotBeSeenIsWrittenOut(String bytes, String shown) throws IOException {
    assertEquals(List.of(shown), rows(bytes, 80));
  }

  @Test
  void theWordsOfEventsAreNotMarked() throws IOException {
    Tape tape = new Story().event("connected to it").sent("a b").tape(Lane.BOTH);
    TextLayout all = new TextLayout(80, Encoding.UTF_8, Invisible.ALL);
    List<String> rows = Story.shown(new RecordRows(tape, all, null));
    assertEquals(List.of("connected to it", "a\u00b7b"), rows);
  }

  private static List<String> rows(String text, Invisible invisible) throws IOException {
    Tape tape = new Story().received(text).tape(Lane.BOTH);
    return Story.shown(new RecordRows(tape, new TextLayout(80, Encoding.UTF_8, invisible), null));
  }

  @Test
  void allThatIsNotSeenCanBeMarked() throws IOException {
    assertEquals(List.of("a\u00b7b\u2192    c\u240d\u240a"), rows("a b\tc\r\n", Invisible.ALL));
    assertEquals(List.of("x\\u{200D}y"), rows("x\u200dy", Invisible.ALL));
  }

  @Test
  void whatMisleadsIsWrittenOutThoughTheRestIsHidden() throws IOException {
    assertEquals(List.of("a b     c  ", "d"), rows("a b\tc\r\nd", Invisible.HIDDEN));
    assertEquals(
        List.of("a\u240db\u2400\\u{202E}\u2423"), rows("a\rb\0\u202e\u00a0", Invisible.HIDDEN));
  }

  @Test
  void rowsBreakAtTheSamePlacesHoweverMuchIsMarked() throws IOException {
    Tape tape = Story.random(7, 60).tape(Lane.BOTH);
    Rows marked = new RecordRows(tape, new TextLayout(40, Encoding.UTF_8, Invisible.MARKED), null);
    Rows hidden = new RecordRows(tape, new TextLayout(40, Encoding.UTF_8, Invisible.HIDDEN), null);
    assertEquals(
        Story.all(marked).stream().map(Row::start).toList(),
        Story.all(hidden).stream().map(Row::start).toList());
  }

  @Test
  void markedSpacesDoNotTearRightToLeftTextApart() throws IOException {
    Tape tape =
        new Story().received("\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd").tape(Lane.BOTH);
    TextRow row =
        (TextRow)
            Story.all(new RecordRows(tape, new TextLayout(80, Encoding.UTF_8, Invisible.ALL), null))
                .getFirst();
    assertEquals(1, row.segments().size());
    assertEquals("\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", row.shown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "C0 AF", "E2 82", "ED A0 80", "F5 80 80 80", "F4 90 80 80", "FF"})
  void bytesThatAreNoCharactersAreShownAsTheyAre(String hex) throws IOException {
    byte[] bytes = new byte[hex.split(" ").length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(hex.split(" ")[i], 16);
    }
    Rows rows = new Story().say(Direction.SENT, bytes).text(Lane.BOTH, 80);
    assertEquals(
        List.of(Arrays.stream(hex.split(" ")).map(b -> "\\x" + b).collect(Collectors.joining())),
        Story.shown(rows));
  }

  @Test
  void wideCharactersTakeTwoColumns() throws IOException {
    assertEquals(List.of("你好你好", "你"), rows("你好你好你", 9));
  }

  @Test
  void aCharacterIsNotTornFromWhatJoinsIt() throws IOException {
    assertEquals(List.of("abcdefge\u0301", "x"), rows("abcdefge\u0301x", 8));
  }

  @Test
  void everyCutOverTwoRecordsShowsTheSameCharacters() throws IOException {
    byte[] bytes = LANGUAGES.getBytes(StandardCharsets.UTF_8);
    for (int cut = 1; cut < bytes.length; cut++) {
      Story story =
          new Story()
              .say(Direction.RECEIVED, Arrays.copyOfRange(bytes, 0, cut))
              .event("between")
              .say(Direction.RECEIVED, Arrays.copyOfRange(bytes, cut, bytes.length));
      assertEquals(LANGUAGES.replace("\n", "␊"), characters(story), "cut at " + cut);
    }
  }

  @Test
  void everyByteInARecordOfItsOwnShowsTheSameCharacters() throws IOException {
    Story story = new Story();
    for (byte b : LANGUAGES.getBytes(StandardCharsets.UTF_8)) {
      story.say(Direction.RECEIVED, b).sent("x");
    }
    assertEquals(LANGUAGES.replace("\n", "␊"), characters(story));
  }

  /// What the received rows show, without the marks for what belongs to a character before.
  private static String characters(Story story) throws IOException {
    return Story.all(story.text(Lane.RECEIVED, 500)).stream()
        .filter(row -> !row.stamp().isEvent())
        .map(Story::shown)
        .map(s -> s.replace("┈", "").replace("◌", ""))
        .map(s -> s.replace("\\u{200D}", "\u200d"))
        .collect(Collectors.joining());
  }

  @Test
  void aCharacterStillToComeIsShownAsBytesUntilItIsThere() throws IOException {
    Story story = new Story().say(Direction.SENT, (byte) 0xE2, (byte) 0x82);
    Rows rows = story.text(Lane.BOTH, 80);
    assertEquals(List.of("\\xE2\\x82"), Story.shown(rows));
    story.say(Direction.SENT, (byte) 0xAC);
    assertEquals(List.of("€", "┈"), Story.shown(story.text(Lane.BOTH, 80)));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 13, 80})
  void rowsTogetherAreTheirRecordWhateverItHolds(int columns) throws IOException {
    Random random = new Random(columns);
    for (int turn = 0; turn < 300; turn++) {
      byte[] bytes = Story.bytes(random);
      List<Row> rows = Story.all(new Story().say(Direction.SENT, bytes).text(Lane.BOTH, columns));
      int at = 0;
      for (Row row : rows) {
        assertEquals(new Place(0, at), row.start());
        at = consecutive((TextRow) row);
      }
      assertEquals(bytes.length, at);
    }
  }

  /// Where rows begin is worked out for a whole record, and faster than what they show.
  @ParameterizedTest
  @EnumSource(Encoding.class)
  void rowsEndWhereTheirCellsDo(Encoding encoding) throws IOException {
    Random random = new Random(encoding.ordinal());
    List<String> pieces =
        List.of(
            "\n", "\r\n", "\r", "\t", " ", "a", "abcdefg", "~", "\0", "é", "e\u0301", "你",
            "\u007f");
    for (int turn = 0; turn < 2000; turn++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      Charset charset = random.nextBoolean() ? StandardCharsets.UTF_8 : encoding.charset();
      byte[] bytes = text.toString().getBytes(charset);
      Tape tape = new Story().say(Direction.SENT, bytes).tape(Lane.BOTH);
      int at = 0;
      for (Row row :
          Story.all(new RecordRows(tape, new TextLayout(8, encoding, Invisible.MARKED), null))) {
        assertEquals(new Place(0, at), row.start(), () -> encoding + ": " + text);
        at = consecutive((TextRow) row);
      }
      assertEquals(bytes.length, at);
    }
  }

  /// Checks that cells follow each other; returns where the row ends.
  private static int consecutive(TextRow row) {
    int[] at = row.byteAt();
    for (int cell = 1; cell < at.length; cell++) {
      assertTrue(at[cell - 1] < at[cell], () -> "cells of " + row);
    }
    int cells = row.segments().stream().mapToInt(Segment::cells).sum();
    assertEquals(row.cells(), cells);
    return at[at.length - 1];
  }

  @Test
  void plainSegmentsHaveTheirLayersOnTheGrid() throws IOException {
    Segment segment = row("a\0b\u007f").segments().getFirst();
    assertEquals("a b ", segment.normal());
    assertEquals(" ␀ ␡", segment.dim());
    assertArrays(new int[] {0, 1, 2, 3, 4}, segment.charAt());
  }

  @Test
  void wordsOfOneScriptAreDrawnTogetherWithWhatIsBetweenThem() throws IOException {
    List<Segment> segments = row("say שלום, 12 עולם now").segments();
    assertEquals(
        List.of("say ", "שלום, 12 עולם", " now"), segments.stream().map(Layers::flatten).toList());
  }

  @Test
  void aRowThatKeepsChangingBetweenScriptsHasFewSegments() throws IOException {
    assertTrue(row("a你".repeat(60)).segments().size() <= 14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0301", "\u200d", "a\u0301\u0301\u0301", "👩\u200d"})
  void aRowIsBoundedWhateverJoinsWhatever(String unit) throws IOException {
    for (Row row : Story.all(new Story().sent(unit.repeat(4000)).text(Lane.BOTH, 80))) {
      assertTrue(row.cells() <= 80 * 9, () -> row.cells() + " cells");
    }
  }

  private static void assertArrays(int[] expected, int[] actual) {
    assertEquals(Arrays.toString(expected), Arrays.toString(actual));
  }
}
