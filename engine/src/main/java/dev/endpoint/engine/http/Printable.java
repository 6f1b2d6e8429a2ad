package dev.endpoint.engine.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// What a peer said, so that it can be shown: one short line without control characters. Heads are
/// read as Latin-1 (RFC 9110, 5.5), which loses nothing; what is UTF-8 in there is shown as that.
public final class Printable {
  private static final int LONGEST = 120;

  private Printable() {}

  public static String of(String text) {
    String plain = unicode(text).strip().replaceAll("[\\p{Cntrl}\\x80-\\x9f]", "?");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }

  private static String unicode(String text) {
    if (text.chars().anyMatch(character -> character > 0xff)) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      return text;
    }
  }
}
