package dev.endpoint.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Held against the JDK's own decoder.
class Utf8CheckTest {
  private static boolean javaReads(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void same(byte... bytes) {
    assertEquals(
        javaReads(bytes),
        Utf8Check.isText(ByteBuffer.wrap(bytes)),
        () -> HexFormat.of().formatHex(bytes));
  }

  @Test
  void everySequenceOfUpToTwoBytes() {
    for (int first = 0; first < 256; first++) {
      same((byte) first);
      for (int second = 0; second < 256; second++) {
        same((byte) first, (byte) second);
      }
    }
  }

  @Test
  void everyFirstAndSecondByteOfThreeAndFour() {
    for (int first = 0xc0; first < 256; first++) {
      for (int second = 0x70; second < 256; second++) {
        for (int third : new int[] {0x7f, 0x80, 0xbf, 0xc0}) {
          same((byte) first, (byte) second, (byte) third);
          same((byte) first, (byte) second, (byte) third, (byte) 0x80);
          same((byte) first, (byte) second, (byte) third, (byte) 0x41);
        }
      }
    }
  }

  @Test
  void textsWithAByteChangedInAnyPieces() {
    Random random = new Random(3629);
    byte[] text =
        "a é ☃ \uD83D\uDE00 z\0\u07ff\u0800\uffff\uDBFF\uDFFF".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = text.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      same(bytes);
      assertEquals(javaReads(bytes), inPieces(bytes, random));
    }
  }

  private static boolean inPieces(byte[] bytes, Random random) {
    Utf8Check check = new Utf8Check();
    int at = 0;
    while (at < bytes.length) {
      int count = Math.min(1 + random.nextInt(4), bytes.length - at);
      if (!check.take(ByteBuffer.wrap(bytes, at, count))) {
        return false;
      }
      at += count;
    }
    return check.isWhole();
  }

  @Test
  void aCharacterThatIsNotWholeMayStillBecomeOne() {
    Utf8Check check = new Utf8Check();
    assertTrue(check.take(ByteBuffer.wrap(new byte[] {(byte) 0xe2, (byte) 0x98})));
    assertFalse(check.isWhole());
    assertTrue(check.take(ByteBuffer.wrap(new byte[] {(byte) 0x83})));
    assertTrue(check.isWhole());
  }

  @Test
  void askingLeavesTheBufferAsItWas() {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {'a', 'b', (byte) 0xff}).position(1).limit(2);
    assertEquals(MessageKind.TEXT, MessageKind.of(bytes));
    assertEquals(1, bytes.remaining());
    assertEquals(MessageKind.BINARY, MessageKind.of(bytes.limit(3)));
  }
}
