package dev.endpoint.app.control.stream;

/// Reads UTF-8 (RFC 3629) out of a [Chunk], across its borders.
final class Utf8 implements Encoding.Reader {
  @Override
  public int length(Chunk chunk, int at) {
    int lead = chunk.at(at);
    int length = wanted(lead);
    if (length <= 1 || at + length > chunk.limit() || !secondFits(lead, chunk.at(at + 1))) {
      return length == 1 ? 1 : Encoding.INVALID;
    }
    for (int i = 2; i < length; i++) {
      if (!continues(chunk.at(at + i))) {
        return Encoding.INVALID;
      }
    }
    return length;
  }

  @Override
  public int codePoint(Chunk chunk, int at, int length) {
    int lead = chunk.at(at);
    if (length == 1) {
      return lead;
    }
    int point = lead & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      point = point << 6 | chunk.at(at + i) & 0x3F;
    }
    return point;
  }

  @Override
  public int begunBefore(Chunk chunk) {
    int first = chunk.length() == 0 ? 0 : chunk.at(0);
    if (!continues(first)) {
      return 0;
    }
    for (int back = 1; back <= chunk.before(); back++) {
      if (!continues(chunk.at(-back))) {
        int length = length(chunk, -back);
        return Math.clamp(length - back, 0, chunk.length());
      }
    }
    return 0;
  }

  private static int wanted(int lead) {
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      return Encoding.INVALID;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  /// The second byte rules out overlong forms, surrogates and what is beyond Unicode.
  private static boolean secondFits(int lead, int second) {
    return switch (lead) {
      case 0xE0 -> second >= 0xA0 && second <= 0xBF;
      case 0xED -> second >= 0x80 && second <= 0x9F;
      case 0xF0 -> second >= 0x90 && second <= 0xBF;
      case 0xF4 -> second >= 0x80 && second <= 0x8F;
      default -> continues(second);
    };
  }

  private static boolean continues(int b) {
    return (b & 0xC0) == 0x80;
  }
}
