package dev.endpoint.engine.capture.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// UTF-8 as it is decoded here is held against the decoder of Java: the same characters, the same
/// bytes that are none, and as much left for later.
class DecodingTest {
  private static final byte[] TELLING = {
    0x41,
    0x7F,
    (byte) 0x80,
    (byte) 0xBF,
    (byte) 0xC0,
    (byte) 0xC1,
    (byte) 0xC2,
    (byte) 0xDF,
    (byte) 0xE0,
    (byte) 0xE1,
    (byte) 0xED,
    (byte) 0xEF,
    (byte) 0xF0,
    (byte) 0xF4,
    (byte) 0xF5,
    (byte) 0xFF,
    (byte) 0x8F,
    (byte) 0x90,
    (byte) 0x9F,
    (byte) 0xA0
  };

  private static final class Told implements Decoding.Sink {
    private final StringBuilder words = new StringBuilder();

    @Override
    public void character(int codePoint) {
      words.append('<').appendCodePoint(codePoint).append('>');
    }

    @Override
    public void stray(byte b) {
      words.append("%02X ".formatted(b));
    }
  }

  private static String ours(byte[] bytes, boolean end) throws IOException {
    Told told = new Told();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    new Decoding(StandardCharsets.UTF_8).decode(in, end, told);
    return told.words + "| " + in.remaining();
  }

  private static String javas(byte[] bytes, boolean end) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    Told told = new Told();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer chars = CharBuffer.allocate(4096);
    CoderResult result;
    do {
      result = decoder.decode(in, chars.clear(), end);
      chars.flip().codePoints().forEach(told::character);
      for (int i = 0; result.isError() && i < result.length(); i++) {
        told.stray(in.get());
      }
    } while (!result.isUnderflow());
    return told.words + "| " + in.remaining();
  }

  private static void check(byte[] bytes) throws IOException {
    assertEquals(javas(bytes, true), ours(bytes, true));
    assertEquals(javas(bytes, false), ours(bytes, false));
  }

  @Test
  void everyTwoBytesAndAllThatTellingOnesCanBe() throws IOException {
    for (int i = 0; i < 0x10000; i++) {
      check(new byte[] {(byte) (i >> 8), (byte) i});
    }
    for (byte a : TELLING) {
      for (byte b : TELLING) {
        for (byte c : TELLING) {
          check(new byte[] {a, b, c});
          for (byte d : TELLING) {
            check(new byte[] {a, b, c, d});
          }
        }
      }
    }
  }

  @Test
  void anyBytes() throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      for (int at = 0; at < bytes.length; at++) {
        if (random.nextBoolean()) {
          bytes[at] = TELLING[random.nextInt(TELLING.length)];
        }
      }
      check(bytes);
    }
  }
}
