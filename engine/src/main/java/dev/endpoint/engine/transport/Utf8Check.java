package dev.endpoint.engine.transport;

import java.nio.ByteBuffer;

/// Checks that bytes are UTF-8 (RFC 3629), in pieces: it says no at the first byte that cannot be,
/// not at the end of the text.
public final class Utf8Check {
  private static final int CONTINUATION_LOW = 0x80;
  private static final int CONTINUATION_HIGH = 0xbf;

  /// How many bytes the character that has begun still needs, and between what its next one lies.
  private int needed;

  private int low = CONTINUATION_LOW;
  private int high = CONTINUATION_HIGH;

  /// Whether the whole buffer is text. It is left as it was.
  public static boolean isText(ByteBuffer bytes) {
    Utf8Check check = new Utf8Check();
    return check.take(bytes.duplicate()) && check.isWhole();
  }

  /// Whether all that was taken so far can still be the beginning of a text. Once it cannot, ask no
  /// more.
  public boolean take(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      int b = bytes.get();
      if ((needed != 0 || b < 0) && !isNext(b & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /// Whether no character is left unfinished.
  public boolean isWhole() {
    return needed == 0;
  }

  private boolean isNext(int b) {
    if (needed == 0) {
      return begins(b);
    }
    boolean fits = b >= low && b <= high;
    between(CONTINUATION_LOW, CONTINUATION_HIGH);
    needed--;
    return fits;
  }

  /// The second byte is limited where a shorter form, a surrogate, or more than U+10FFFF would be
  /// possible.
  private boolean begins(int b) {
    if (b >= 0xc2 && b <= 0xdf) {
      needed = 1;
    } else if (b >= 0xe0 && b <= 0xef) {
      needed = 2;
      between(b == 0xe0 ? 0xa0 : CONTINUATION_LOW, b == 0xed ? 0x9f : CONTINUATION_HIGH);
    } else if (b >= 0xf0 && b <= 0xf4) {
      needed = 3;
      between(b == 0xf0 ? 0x90 : CONTINUATION_LOW, b == 0xf4 ? 0x8f : CONTINUATION_HIGH);
    }
    return needed > 0;
  }

  private void between(int lowest, int highest) {
    low = lowest;
    high = highest;
  }
}
