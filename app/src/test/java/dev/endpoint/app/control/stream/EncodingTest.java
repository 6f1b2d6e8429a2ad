package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.export.Excerpt;
import dev.endpoint.engine.capture.export.Form;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncodingTest {
  private static final String LETTERS = "abcXYZ 0123,;é\u00fc€\uD83D\uDE00\u4e2d\0\t";

  private static Rows rows(Story story, Encoding encoding, int columns) {
    return new RecordRows(
        story.tape(Lane.BOTH), new TextLayout(columns, encoding, Invisible.MARKED), null);
  }

  private static String text(Random random, Charset charset) {
    StringBuilder text = new StringBuilder();
    while (text.length() < 400) {
      int at = random.nextInt(LETTERS.codePointCount(0, LETTERS.length()));
      String letter = Character.toString(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, at)));
      text.append(charset.newEncoder().canEncode(letter) ? letter : "?");
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource
  void textIsTheSameWhereverRecordsCutIt(Encoding encoding) throws IOException {
    assertTrue(Encoding.supported().contains(encoding));
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      String text = text(random, encoding.charset());
      String shown =
          String.join("", Story.shown(rows(new Story().sent(text), Encoding.UTF_8, 10_000)));
      Story cut = cut(random, text.getBytes(encoding.charset()));
      String again =
          Story.shown(rows(cut, encoding, 10_000)).stream().collect(Collectors.joining());
      assertEquals(untabbed(shown), untabbed(again.replace("\u2508", "")));
    }
  }

  /// How wide a tab is depends on where its row begins.
  private static String untabbed(String shown) {
    return shown.replaceAll("\u2192 *", "\u2192");
  }

  private static Story cut(Random random, byte[] bytes) {
    Story story = new Story();
    for (int at = 0; at < bytes.length; ) {
      int size = Math.min(bytes.length - at, 1 + random.nextInt(9));
      story.say(Direction.SENT, Arrays.copyOfRange(bytes, at, at + size));
      at += size;
    }
    return story;
  }

  @ParameterizedTest
  @EnumSource
  void linesEndWhereTheEncodingSaysSo(Encoding encoding) throws IOException {
    Story story = new Story().say(Direction.SENT, "one\ntwo\n".getBytes(encoding.charset()));
    story.say(Direction.SENT, "three".getBytes(encoding.charset()));
    List<Row> all = Story.all(rows(story, encoding, 80));
    assertEquals(
        List.of("one\u240a", "two\u240a", "three"), all.stream().map(Story::shown).toList());
    assertEquals(TextRow.Ending.PLAIN, ((TextRow) all.get(1)).ending());
  }

  @Test
  void whatTheEncodingDoesNotHaveIsShownAsBytes() throws IOException {
    Story story = new Story().say(Direction.SENT, (byte) 0x81, (byte) 'a');
    assertEquals(List.of("\\x81a"), Story.shown(rows(story, Encoding.WINDOWS_1252, 80)));
  }

  @Test
  void halfOfAPairIsShownAsItsNumberAndWhatFollowsIsRead() throws IOException {
    byte[] bytes = {(byte) 0xD8, 0x3D, 0, 'a', 0};
    Story story = new Story().say(Direction.SENT, bytes);
    assertEquals(List.of("\\u{D83D}a\\x00"), Story.shown(rows(story, Encoding.UTF_16BE, 80)));
  }

  @Test
  void eventsAreOurWordsInAnyEncoding() throws IOException {
    Story story = new Story().event("connected");
    assertEquals(List.of("connected"), Story.shown(rows(story, Encoding.UTF_16LE, 80)));
  }

  @Test
  void textIsCopiedInTheEncodingInWhichItIsShown() throws IOException {
    Story story =
        cut(new Random(1), "gr\u00fc\u00dfe \uD83D\uDE00".getBytes(StandardCharsets.UTF_16LE));
    Excerpt whole = Excerpt.all(story.recording(), null, new Calendar(0, ZoneOffset.UTC));
    assertEquals("gr\u00fc\u00dfe \uD83D\uDE00", Form.text(whole, Encoding.UTF_16LE.charset()));
  }
}
