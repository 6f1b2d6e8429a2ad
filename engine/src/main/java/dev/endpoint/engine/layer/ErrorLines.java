package dev.endpoint.engine.layer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a program said on its standard error, as lines that a person can read and nothing is lost
/// from: bytes that are no text are written `\xff`.
public final class ErrorLines {
  /// A longer line is told in pieces.
  private static final int LONGEST = 2000;

  private ErrorLines() {}

  /// The lines of these bytes, the last one even if it is not over.
  public static List<String> of(ByteBuffer bytes) {
    List<String> lines = new ArrayList<>();
    while (bytes.hasRemaining()) {
      int length = lineLength(bytes);
      lines.add(text(bytes.slice(bytes.position(), length)));
      bytes.position(bytes.position() + length);
      if (bytes.hasRemaining() && bytes.get(bytes.position()) == '\n') {
        bytes.get();
      }
    }
    return lines;
  }

  private static int lineLength(ByteBuffer bytes) {
    int most = Math.min(bytes.remaining(), LONGEST);
    for (int i = 0; i < most; i++) {
      if (bytes.get(bytes.position() + i) == '\n') {
        return i;
      }
    }
    return most;
  }

  private static String text(ByteBuffer line) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(line.duplicate()).toString();
      return text.chars().anyMatch(c -> c < ' ' && c != '\t') ? escaped(line) : text;
    } catch (CharacterCodingException noText) {
      return escaped(line);
    }
  }

  private static String escaped(ByteBuffer line) {
    StringBuilder text = new StringBuilder();
    while (line.hasRemaining()) {
      int b = line.get() & 0xff;
      if (b == '\\') {
        text.append("\\\\");
      } else if (b >= ' ' && b < 0x7f) {
        text.append((char) b);
      } else {
        text.append("\\x%02x".formatted(b));
      }
    }
    return text.toString();
  }
}
