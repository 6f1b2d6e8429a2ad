package dev.endpoint.engine.decode;

import dev.endpoint.engine.transport.Utf8Check;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Several lines of text in one message: how many there are, and the first one. One line alone
/// speaks for itself.
public final class LinesDecoder implements Decoder {
  private static final byte DELETE = 0x7f;

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public @Nullable String summary(Sample sample) {
    ByteBuffer bytes = sample.bytes();
    if (sample.unseen() > 0 || !isPlain(bytes) || !Utf8Check.isText(bytes)) {
      return null;
    }
    long lines = lines(bytes);
    return lines > 1 ? Parts.of(Parts.count(lines, "line")).add(first(bytes)).text() : null;
  }

  /// Whether there is no control character but those that text has.
  private static boolean isPlain(ByteBuffer bytes) {
    for (int i = 0; i < bytes.limit(); i++) {
      byte b = bytes.get(i);
      if (b >= 0 && b < ' ' && b != '\t' && !ends(b) || b == DELETE) {
        return false;
      }
    }
    return true;
  }

  /// As [String#lines] counts them.
  private static long lines(ByteBuffer bytes) {
    long ended = 0;
    for (int i = 0; i < bytes.limit(); i++) {
      boolean pair = i > 0 && bytes.get(i) == '\n' && bytes.get(i - 1) == '\r';
      if (ends(bytes.get(i)) && !pair) {
        ended++;
      }
    }
    boolean open = bytes.hasRemaining() && !ends(bytes.get(bytes.limit() - 1));
    return open ? ended + 1 : ended;
  }

  private static String first(ByteBuffer bytes) {
    int end = 0;
    while (!ends(bytes.get(end))) {
      end++;
    }
    return StandardCharsets.UTF_8.decode(bytes.slice(0, end)).toString();
  }

  private static boolean ends(byte b) {
    return b == '\n' || b == '\r';
  }
}
