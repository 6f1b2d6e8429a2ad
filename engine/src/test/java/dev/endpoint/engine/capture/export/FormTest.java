package dev.endpoint.engine.capture.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormTest {
  private static byte[] file(Form form, Excerpt excerpt) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    form.write(excerpt, out, (done, total) -> true);
    return out.toByteArray();
  }

  @Test
  void textHasItsLineEndsAndNoStamps() throws IOException {
    Talk talk = new Talk().event("open").sent("GET /\r\n").received("200\n").event("closed");
    assertEquals("GET /\r\n200\n", Form.TEXT.text(talk.whole(null)));
  }

  @Test
  void whoSpeaksNextBeginsANewLine() throws IOException {
    Talk talk = new Talk().sent("a").sent("b").received("c").sent("d");
    assertEquals("ab\nc\nd", Form.TEXT.text(talk.whole(null)));
  }

  @Test
  void oneDirectionIsWrittenAsItWasSent() throws IOException {
    Talk talk = new Talk().sent("a").received("x").sent("b");
    assertEquals("ab", Form.TEXT.text(talk.whole(Direction.SENT)));
    assertEquals("61 62", Form.HEX.text(talk.whole(Direction.SENT)));
  }

  @Test
  void thePartAndNothingElseIsWritten() throws IOException {
    Talk talk = new Talk().sent("0123").received("4567").sent("89");
    Excerpt part = talk.part(null, 0, 2, 2, 1);
    assertEquals("23\n4567\n8", Form.TEXT.text(part));
    assertEquals("32 33 34 35 36 37 38", Form.HEX.text(part));
    assertEquals("7 bytes sent and received, from offset 2", part.words());
  }

  @Test
  void aPartStaysAsItWasWhileTheRecordingGrows() throws IOException {
    Talk talk = new Talk().sent("a");
    Excerpt part = talk.whole(null);
    talk.sent("b").event("more");
    assertEquals("a", Form.TEXT.text(part));
  }

  @Test
  void aCharacterCutByARecordIsWrittenWholeWhereItBegins() throws IOException {
    Talk talk =
        new Talk()
            .say(Direction.SENT, (byte) 0xE2)
            .received("x")
            .say(Direction.SENT, (byte) 0x82)
            .say(Direction.SENT, (byte) 0xAC, (byte) '!');
    assertEquals("€\nx\n!", Form.TEXT.text(talk.whole(null)));
    assertEquals("€!", Form.TEXT.text(talk.whole(Direction.SENT)));
  }

  @Test
  void whatIsNoTextIsWrittenAsItIsShown() throws IOException {
    Talk talk = new Talk().say(Direction.SENT, (byte) 0xFF, (byte) 0, (byte) 0x1B, (byte) '\t');
    assertEquals("\\xFF␀␛\t", Form.TEXT.text(talk.whole(null)));
  }

  @Test
  void aDumpHasOffsetsBytesAndCharacters() throws IOException {
    Talk talk = new Talk().sent("0123456789abcdef\n\0");
    assertEquals(
        """
        00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef
        00000010  0A 00                                             ..
        """,
        Form.DUMP.text(talk.whole(null)));
  }

  @Test
  void eventsAreTextWhenThereIsNothingElse() throws IOException {
    Talk talk = new Talk().sent("x").event("you closed sending").event("closed").sent("y");
    assertEquals("you closed sending\nclosed", Form.TEXT.text(talk.part(null, 1, 0, 3, 0)));
  }

  @Test
  void escapesAreThoseOfTheComposerAndKeepEveryByteApart() throws IOException {
    Talk talk =
        new Talk()
            .sent("a\\\r\n\t\0\u001B\u0001é\u202E")
            .say(Direction.SENT, (byte) 0xC3)
            .say(Direction.SENT, (byte) 0x28);
    assertEquals("a\\\\\\r\\n\\t\\0\\e\\x01é\\u{202E}\\xC3(", Form.ESCAPED.text(talk.whole(null)));
  }

  @Test
  void sourceSaysWhatItHoldsAndHasOneNumberForEachByte() throws IOException {
    Talk talk = new Talk().received("Hi").say(Direction.RECEIVED, (byte) 0xFF);
    Excerpt part = talk.part(Direction.RECEIVED, 0, 1, 2, 0);
    assertEquals(
        """
        /* 2 bytes received, from offset 1 */
        const unsigned char data[2] = {
          0x69, 0xFF,
        };
        """,
        Form.C.text(part));
    assertEquals(
        """
        // 2 bytes received, from offset 1
        byte[] data = {
            0x69, (byte) 0xFF,
        };
        """,
        Form.JAVA.text(part));
    assertEquals(
        """
        // 2 bytes received, from offset 1
        const DATA: [u8; 2] = [
            0x69, 0xFF,
        ];
        """,
        Form.RUST.text(part));
  }

  @Test
  void pythonHasALineForEachLine() throws IOException {
    Talk talk = new Talk().sent("a \"b\"\\\r\nc\0");
    assertEquals(
        """
        # 10 bytes sent and received, from offset 0
        data = (
            b"a \\"b\\"\\\\\\r\\n"
            b"c\\x00"
        )
        """,
        Form.PYTHON.text(talk.whole(null)));
  }

  @Test
  void jsonTellsBytesAsTextWhereTheyAreTextAndEvents() throws IOException {
    Talk talk = new Talk().event("open \"x\"").sent("hé\n").say(Direction.RECEIVED, (byte) 0xFF);
    assertEquals(
        """
        {"time":"2026-11-28T12:00:00.001Z","event":"open \\"x\\""}
        {"time":"2026-11-28T12:00:00.002Z","direction":"sent","offset":0,"length":4,"text":"hé\\n"}
        {"time":"2026-11-28T12:00:00.003Z","direction":"received","offset":0,"length":1,"base64":"/w=="}
        """,
        Form.LINES.text(talk.whole(null)));
    assertEquals("[\n]\n", Form.JSON.text(talk.part(null, 1, 0, 1, 0)).replace("\n\n", "\n"));
  }

  @Test
  void aTranscriptTellsWhenWhoAndWhat() throws IOException {
    Talk talk = new Talk().event("open").sent("GET /\r\nHost: x\r\n").received("n\0");
    assertEquals(
        """
        Times are those of Europe/Berlin.

        2026-11-28 13:00:00.001000  open
        2026-11-28 13:00:00.002000  sent 16 bytes from offset 0
            GET /\\r\\n
            Host: x\\r\\n
        2026-11-28 13:00:00.003000  received 2 bytes from offset 0
            n\\0
        """,
        Form.TRANSCRIPT.text(talk.whole(null, ZoneId.of("Europe/Berlin"))));
  }

  @Test
  void aTranscriptOfACaptureSaysWhoConnectedToWhomAndWhen(@TempDir Path dir) throws IOException {
    FileTalk dialled = new FileTalk(dir.resolve("dialled")).say(Direction.SENT, (byte) 'a');
    assertEquals(
        """
        127.0.0.1:40000 (sent) connected to 127.0.0.1:80 (received), 2026-11-28 12:00:00.001000.
        Times are those of Z.

        2026-11-28 12:00:00.001000  sent 1 byte from offset 0
            a
        """,
        Form.TRANSCRIPT.text(Excerpt.all(dialled.end(), null, FileTalk.CALENDAR)));
    Recording accepted =
        new FileTalk(dir.resolve("accepted"), true).say(Direction.SENT, (byte) 'a').end();
    String told = Form.TRANSCRIPT.text(Excerpt.all(accepted, null, FileTalk.CALENDAR));
    assertEquals(
        "127.0.0.1:40000 (received) connected to 127.0.0.1:80 (sent), 2026-11-28 12:00:00.001000.",
        told.lines().findFirst().orElseThrow());
  }

  @Test
  void everyByteComesBackFromEveryFormThatHoldsThemAll() throws IOException {
    for (long seed = 1; seed <= 3; seed++) {
      Talk talk = Talk.random(seed, 500);
      Excerpt whole = talk.whole(null);
      byte[] all = talk.bytes();
      assertTrue(all.length > 2 * 192 * 1024, () -> all.length + " bytes fit into two windows");
      assertArrayEquals(all, file(Form.RAW, whole));
      assertArrayEquals(all, HexFormat.ofDelimiter(" ").parseHex(Form.HEX.text(whole)));
      assertArrayEquals(all, Base64.getDecoder().decode(Form.BASE64.text(whole)));
      assertArrayEquals(all, numbers(Form.C.text(whole)));
      assertArrayEquals(all, numbers(Form.RUST.text(whole)));
      assertArrayEquals(all, dumped(Form.DUMP.text(whole)));
    }
  }

  private static byte[] numbers(String source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Pattern.compile("0x([0-9A-F]{2}),")
        .matcher(source)
        .results()
        .map(MatchResult::group)
        .forEach(number -> bytes.write(Integer.parseInt(number.substring(2, 4), 16)));
    return bytes.toByteArray();
  }

  private static byte[] dumped(String dump) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String row : dump.split("\n")) {
      String pairs = row.substring(10, 58).replace(" ", "");
      bytes.writeBytes(HexFormat.of().parseHex(pairs));
    }
    return bytes.toByteArray();
  }

  @Test
  void charactersAreWholeWhereverRecordsAndWindowsCutThem() throws IOException {
    Random random = new Random(7);
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      said.append(Talk.text(random));
    }
    byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
    Talk talk = new Talk();
    for (int at = 0; at < bytes.length; ) {
      int size = Math.min(bytes.length - at, 1 + random.nextInt(1_000));
      talk.say(Direction.SENT, Arrays.copyOfRange(bytes, at, at + size));
      at += size;
    }
    String shown = said.toString().replace('\0', '␀').replace('\u001B', '␛').replace('\u007F', '␡');
    assertEquals(shown, Form.TEXT.text(talk.whole(null)));
    assertEquals(
        Form.ESCAPED.text(new Talk().sent(said.toString()).whole(null)),
        Form.ESCAPED.text(talk.whole(null)));
    assertTrue(!Form.ESCAPED.text(talk.whole(null)).contains("\\xE2"), "no euro is cut");
  }

  @ParameterizedTest
  @EnumSource
  void calledOffItStops(Form form) {
    Excerpt whole = Talk.random(4, 200).whole(null);
    List<Long> told = new ArrayList<>();
    assertThrows(
        CancellationException.class,
        () ->
            form.write(
                whole,
                new ByteArrayOutputStream(),
                (done, total) -> {
                  told.add(done);
                  return told.size() < 2;
                }));
    assertEquals(2, told.size());
  }

  @ParameterizedTest
  @EnumSource
  void progressGrowsToTheEnd(Form form) throws IOException {
    Excerpt whole = Talk.random(5, 400).whole(null);
    List<Long> told = new ArrayList<>();
    form.write(whole, new ByteArrayOutputStream(), (done, total) -> told.add(done));
    assertEquals(told.stream().sorted().toList(), told);
    assertEquals(whole.bytes(), told.getLast());
  }
}
