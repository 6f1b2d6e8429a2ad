package dev.endpoint.app.control.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.endpoint.app.control.stream.Encoding;
import dev.endpoint.app.control.stream.Invisible;
import dev.endpoint.app.control.stream.TextLine;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.search.Hits;
import dev.endpoint.engine.capture.search.PatternException;
import dev.endpoint.engine.capture.search.Search;
import dev.endpoint.engine.capture.search.SearchPattern;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareSourceTest {
  private static final int ROWS = 5;

  private static Ask ask(boolean hex, Go... moves) {
    return ask(Encoding.UTF_8, hex, moves);
  }

  private static Ask ask(Encoding encoding, boolean hex, Go... moves) {
    return ask(encoding, hex, Found.NOTHING, moves);
  }

  private static Ask ask(Encoding encoding, boolean hex, Found found, Go... moves) {
    TextLine.Style style = new TextLine.Style(20, encoding, Invisible.HIDDEN);
    return new Ask(List.of(moves), ROWS, hex, 8, style, false, 10, found);
  }

  /// As `sign text | sign text`, a line each.
  private static String shown(Shot shot) {
    return shot.lines().stream()
        .map(line -> side(line.left()) + " | " + side(line.right()))
        .collect(Collectors.joining("\n"));
  }

  private static String side(Half half) {
    return (LinePainter.sign(half.worst()) + " " + half.shown()).strip();
  }

  @Test
  void hexStandsCellByCell() throws IOException {
    CompareSource source = new CompareSource(Some.text("abcdefghij"), Some.text("abcXYdefghij"));
    assertEquals(
        """
        − 61 62 63 64 65 66 | + 61 62 63 58 59 64 65 66
        67 68 69 6A | 67 68 69 6A\
        """,
        shown(source.shot(ask(true))));
    Shot shot = source.shot(ask(true));
    assertEquals(6, shot.lines().get(1).left().offset());
    assertEquals(8, shot.lines().get(1).right().offset());
  }

  @Test
  void textStandsLineByLine() throws IOException {
    CompareSource source =
        new CompareSource(
            Some.text("one\ntwo\nthe third\nfour\n"),
            Some.text("one\ntwo!\nnew\nlines\nthe third\nfive\n"));
    assertEquals(
        """
        one | one
        − two | + two!
        − | + new
        − | + lines
        the third | the third
        ≠ four | ≠ five\
        """,
        shown(source.shot(ask(false))));
  }

  @Test
  void linesEndWhereTheEncodingSaysSo() throws IOException {
    byte[] text = "ab\ncd\n".getBytes(StandardCharsets.UTF_16LE);
    CompareSource source = new CompareSource(new Some(text), new Some(text));
    assertEquals("ab | ab\ncd | cd", shown(source.shot(ask(Encoding.UTF_16LE, false))));
  }

  @Test
  void oneGoesFromDifferenceToDifference() throws IOException {
    StringBuilder left = new StringBuilder();
    StringBuilder right = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      left.append("line ").append(i).append('\n');
      right.append(i % 100 == 50 ? "other " : "line ").append(i).append('\n');
    }
    CompareSource source =
        new CompareSource(Some.text(left.toString()), Some.text(right.toString()));
    assertNull(source.shot(ask(false)).here());
    for (int i = 1; i <= 3; i++) {
      Shot shot = source.shot(ask(false, new Go.Step(true)));
      assertEquals(i, shot.here().number());
      assertEquals("line " + (100 * i - 50), shot.lines().get(4).left().shown());
    }
    assertEquals("No difference below", source.shot(ask(false, new Go.Step(true))).notice());
    assertEquals(2, source.shot(ask(false, new Go.Step(false))).here().number());
    Shot below = source.shot(ask(false, new Go.Lines(3), new Go.Step(false)));
    assertEquals(2, below.here().number());
    assertEquals(
        "No difference above",
        source.shot(ask(false, new Go.Step(false), new Go.Step(false))).notice());
  }

  @Test
  void oneGoesFromMatchToMatchOfBothSides() throws Exception {
    String left = "a x b x c";
    String right = "a x b y c x";
    CompareSource source = new CompareSource(Some.text(left), Some.text(right));
    Found found = new Found(hits(left, "x"), hits(right, "x"));
    List<String> forward = new ArrayList<>();
    Go next = new Go.ToMatch(true, true);
    for (int i = 0; i < 5; i++) {
      forward.add(words(source.shot(ask(Encoding.UTF_8, false, found, next))));
      next = new Go.ToMatch(true, false);
    }
    List<String> all =
        List.of(
            "1 left at 2",
            "3 left at 6",
            "4 right at 10",
            "1 left at 2 from the start",
            "3 left at 6");
    assertEquals(all, forward);
    Go back = new Go.ToMatch(false, false);
    assertEquals("1 left at 2", words(source.shot(ask(Encoding.UTF_8, false, found, back))));
    assertEquals(
        "4 right at 10 from the end", words(source.shot(ask(Encoding.UTF_8, false, found, back))));
    assertNull(source.shot(ask(false, new Go.Lines(-1))).match(), "one has gone on");
    assertNull(source.shot(ask(false, new Go.ToMatch(true, false))).match(), "nothing is found");
  }

  private static Hits hits(String text, String sought) throws PatternException {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    recorder.data(Direction.SENT, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    Search search =
        new Search(
            recorder.recording(),
            SearchPattern.text(sought, StandardCharsets.UTF_8, true),
            Runnable::run,
            1,
            () -> {});
    search.grew();
    return search.hits(Direction.SENT);
  }

  private static String words(Shot shot) {
    Match match = shot.match();
    return (match.number() + (match.isLeft() ? " left" : " right"))
        + (" at " + match.hit().own() + " " + match.note()).stripTrailing();
  }

  @Test
  void oneGoesToAByteOfEitherSide() throws IOException {
    CompareSource source =
        new CompareSource(Some.text("abcdefghijklm"), Some.text("abcXYdefghijklm"));
    Shot shot = source.shot(ask(true, new Go.Byte(false, 14)));
    assertEquals(14, shot.at());
    assertEquals(14, source.shot(ask(true, new Go.Byte(true, 12))).at());
    assertEquals(3, source.shot(ask(true, new Go.Byte(false, 3))).at());
    assertEquals(5, source.shot(ask(true, new Go.Byte(true, 3))).at());
    Shot beyond = source.shot(ask(true, new Go.Byte(true, 13)));
    assertEquals("Not compared so far yet", beyond.notice());
    assertEquals(5, beyond.at());
  }

  @Test
  void itGoesOnAsTheStreamsGrow() throws IOException {
    Some left = Some.text("abc");
    Some right = Some.text("abcdefgh");
    CompareSource source = new CompareSource(left, right);
    assertEquals(1, source.shot(ask(true)).differences());
    left.add("defgh");
    Shot grown = source.shot(ask(true));
    assertEquals(0, grown.differences());
    assertEquals("61 62 63 64 65 66 67 68 | 61 62 63 64 65 66 67 68", shown(grown));
  }

  @Test
  void nothingIsNothing() throws IOException {
    Shot shot =
        new CompareSource(Some.text(""), Some.text(""))
            .shot(ask(true, new Go.End(), new Go.Step(true), new Go.Lines(3)));
    assertEquals(List.of(), shot.lines());
    assertEquals(1, shot.visible());
  }

  /// Down line by line, up again, and in pages: always the same lines.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void upIsDownTurnedRound(boolean hex) throws IOException {
    Random random = new Random(4);
    for (int round = 0; round < 5; round++) {
      byte[] left = random(random, 3000);
      byte[] right = left.clone();
      for (int i = 0; i < 20; i++) {
        right[random.nextInt(right.length)] = (byte) ('A' + i);
      }
      right = Arrays.copyOfRange(right, random.nextInt(40), right.length - random.nextInt(40));
      CompareSource source = new CompareSource(new Some(left), new Some(right));
      List<String> down = walk(source, ask(hex), new Go.Scroll(1), hex);
      List<String> up = walk(source, ask(hex, new Go.Fraction(1)), new Go.Scroll(-1), hex);
      assertEquals(down.subList(0, down.size() - ROWS + 1), up.reversed());
    }
  }

  private static List<String> walk(CompareSource source, Ask first, Go move, boolean hex)
      throws IOException {
    List<String> tops = new ArrayList<>();
    Shot shot = source.shot(first);
    String before = "";
    while (!place(shot.lines().getFirst()).equals(before)) {
      before = place(shot.lines().getFirst());
      tops.add(before);
      shot = source.shot(ask(hex, move));
    }
    return tops;
  }

  private static String place(Line line) {
    return line.left().offset() + " " + line.right().offset() + " " + line.left().shown();
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(30) == 0 ? '\n' : 'a' + random.nextInt(26));
    }
    return bytes;
  }
}
