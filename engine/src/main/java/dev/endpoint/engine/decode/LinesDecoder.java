package dev.endpoint.engine.decode;

import dev.endpoint.engine.transport.Utf8Check;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Several lines of text in one message: how many there are, and the first one. One line alone
/// speaks for itself.
public final class LinesDecoder implements Decoder {
  @Override
  public String name() {
    return "lines";
  }

  @Override
  public @Nullable String summary(Sample sample) {
    ByteBuffer bytes = sample.bytes();
    if (sample.unseen() > 0 || !Utf8Check.isText(bytes)) {
      return null;
    }
    String text = StandardCharsets.UTF_8.decode(bytes).toString();
    long lines = text.lines().count();
    boolean plain = text.chars().allMatch(c -> c >= ' ' && c != 0x7f || isBlank(c));
    return plain && lines > 1
        ? Parts.of(Parts.count(lines, "line")).add(text.lines().findFirst().orElseThrow()).text()
        : null;
  }

  private static boolean isBlank(int c) {
    return c == '\n' || c == '\r' || c == '\t';
  }
}
