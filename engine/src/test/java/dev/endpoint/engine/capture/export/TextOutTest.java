package dev.endpoint.engine.capture.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextOutTest {
  /// In all the ways to put something in, more of it than is gathered.
  @Test
  void whatIsPutInComesOutAsUtf8() throws IOException {
    Tokens tokens = new Tokens(b -> b < 0 ? "\\x" + Tokens.hex(b) : "");
    Random random = new Random(2);
    for (int round = 0; round < 20; round++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      TextOut out = new TextOut(bytes);
      StringBuilder expected = new StringBuilder();
      for (int i = 0; i < 20_000; i++) {
        String text = text(random);
        switch (random.nextInt(5)) {
          case 0 -> {
            out.append(text);
            expected.append(text);
          }
          case 1 -> {
            for (char c : text.toCharArray()) {
              out.append(c);
            }
            expected.append(text);
          }
          case 2 -> {
            out.appendPoint(0x1F600).appendPoint('a').appendPoint(0xFC).appendPoint(0x2603);
            expected.append("\uD83D\uDE00a\u00FC\u2603");
          }
          case 3 -> {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.write(utf8, utf8.length);
            expected.append(text);
          }
          default -> {
            out.token(tokens, (byte) 0xAB);
            out.token(tokens, (byte) 'a');
            expected.append("\\xAB");
          }
        }
      }
      out.flush();
      assertEquals(expected.toString(), bytes.toString(StandardCharsets.UTF_8));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int[] points = {'a', 0xFC, 0x2603, 0x1F600};
    for (int n = random.nextInt(random.nextInt(50) == 0 ? 30_000 : 30); n > 0; n--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  @Test
  void halfAPairAloneIsAQuestionMark() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TextOut out = new TextOut(bytes);
    out.append('\uD83D').append('a').append('\uDE00').append('\uD83D').append('\uD83D');
    out.append("\uDE00 and some more of it, to be long");
    out.flush();
    assertEquals(
        "?a??\uD83D\uDE00 and some more of it, to be long", bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aTokenThatIsTooLongIsAMistake() {
    assertThrows(IllegalArgumentException.class, () -> new Tokens(b -> "123456789"));
  }
}
