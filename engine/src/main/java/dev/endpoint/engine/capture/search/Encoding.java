package dev.endpoint.engine.capture.search;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Characters as the bytes to look for.
final class Encoding {
  private final Charset charset;
  private final CharsetEncoder encoder;

  /// @param charset one that writes no byte order mark
  Encoding(Charset charset) {
    this.charset = charset;
    encoder = charset.newEncoder();
  }

  /// All the ways in which a character may stand there: its own first, and in the other case if
  /// that does not matter.
  List<byte[]> ways(int point, boolean matchCase, int at) throws PatternException {
    List<byte[]> ways = new ArrayList<>();
    ways.add(encode(point, at));
    if (!matchCase) {
      for (int other : cases(point)) {
        if (other != point && canEncode(other)) {
          ways.add(encode(other, at));
        }
      }
    }
    return ways;
  }

  private boolean canEncode(int point) {
    return encoder.canEncode(Character.toString(point));
  }

  private static Set<Integer> cases(int point) {
    int upper = Character.toUpperCase(point);
    int lower = Character.toLowerCase(point);
    return new LinkedHashSet<>(
        Arrays.asList(
            lower,
            upper,
            Character.toTitleCase(point),
            Character.toLowerCase(upper),
            Character.toUpperCase(lower)));
  }

  private byte[] encode(int point, int at) throws PatternException {
    try {
      ByteBuffer bytes = encoder.encode(CharBuffer.wrap(Character.toString(point)));
      return Arrays.copyOf(bytes.array(), bytes.limit());
    } catch (CharacterCodingException e) {
      throw new PatternException(
          at,
          at + Character.charCount(point),
          "%s has no \"%s\": choose another encoding."
              .formatted(charset.displayName(), Character.toString(point)));
    }
  }
}
