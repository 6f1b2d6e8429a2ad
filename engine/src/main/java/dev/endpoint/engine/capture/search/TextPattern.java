package dev.endpoint.engine.capture.search;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes a pattern of text.
///
/// Where the two cases of a letter differ in one bit, as in ASCII and most of Latin-1, that bit is
/// left open and the pattern stays one of plain bytes; where they do not, alternatives make it a
/// regular expression.
final class TextPattern {
  private final Encoding encoding;
  private final boolean matchCase;
  private final List<List<byte[]>> characters = new ArrayList<>();

  TextPattern(Charset encoding, boolean matchCase) {
    this.encoding = new Encoding(encoding);
    this.matchCase = matchCase;
  }

  SearchPattern read(String text) throws PatternException {
    if (text.isEmpty()) {
      throw new PatternException(0, 0, "Type what to look for.");
    }
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      characters.add(encoding.ways(point, matchCase, at));
      at += Character.charCount(point);
    }
    int length = characters.stream().mapToInt(ways -> ways.getFirst().length).sum();
    atMost(SearchPattern.LONGEST_BYTES, length, text);
    ByteArrayOutputStream mask = new ByteArrayOutputStream();
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    for (List<byte[]> ways : characters) {
      byte[] open = openBits(ways);
      if (open == null) {
        atMost(SearchPattern.LONGEST_REGEX, length, text);
        return alternatives();
      }
      for (int i = 0; i < open.length; i++) {
        mask.write(~open[i]);
        value.write(ways.getFirst()[i] & ~open[i]);
      }
    }
    return new BytePattern(mask.toByteArray(), value.toByteArray());
  }

  /// The bits in which the ways differ, if leaving them open lets in nothing else; else null.
  private static byte @Nullable [] openBits(List<byte[]> ways) {
    byte[] first = ways.getFirst();
    byte[] open = new byte[first.length];
    int bits = 0;
    for (byte[] way : ways) {
      if (way.length != first.length) {
        return null;
      }
      for (int i = 0; i < first.length; i++) {
        bits += Integer.bitCount((way[i] ^ first[i]) & ~open[i] & 0xFF);
        open[i] |= (byte) (way[i] ^ first[i]);
      }
    }
    return 1 << bits == ways.size() ? open : null;
  }

  private static void atMost(int most, int length, String text) throws PatternException {
    if (length > most) {
      throw new PatternException(
          0,
          text.length(),
          String.format(Locale.ROOT, "At most %,d bytes can be looked for.", most));
    }
  }

  private SearchPattern alternatives() {
    StringBuilder expression = new StringBuilder();
    characters.forEach(ways -> RegexText.alternatives(expression, ways));
    return RegexPattern.ofBytes(expression.toString());
  }
}
