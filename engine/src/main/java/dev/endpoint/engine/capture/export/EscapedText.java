package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Progress;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Text in one line, with the escapes that the composer understands, so that it can be sent again:
/// every byte can be told from it.
final class EscapedText implements Decoding.Sink {

  private final Writer out;
  private final Decoding decoding = new Decoding(StandardCharsets.UTF_8);

  EscapedText(Writer out) {
    this.out = out;
  }

  static void write(Excerpt excerpt, Writer out, Progress progress) throws IOException {
    EscapedText text = new EscapedText(out);
    ByteBuffer cut = ByteBuffer.allocate(8);
    excerpt.each(
        progress,
        bytes -> {
          text.join(cut, bytes);
          text.decoding.decode(bytes, false, text);
          cut.put(bytes);
        });
    text.all(cut.flip());
  }

  /// Completes the character that the window before ended in, if that is what follows.
  private void join(ByteBuffer cut, ByteBuffer bytes) throws IOException {
    while (cut.position() > 0 && bytes.hasRemaining()) {
      cut.put(bytes.get()).flip();
      decoding.decode(cut, false, this);
      cut.compact();
    }
  }

  /// Writes bytes of which nothing more will come.
  void all(ByteBuffer bytes) throws IOException {
    decoding.decode(bytes, true, this);
  }

  @Override
  public void character(int point) throws IOException {
    switch (point) {
      case '\r' -> out.append("\\r");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case 0 -> out.append("\\0");
      case 0x1B -> out.append("\\e");
      case '\\' -> out.append("\\\\");
      default -> {
        if (point < 0x7F && point >= ' ') {
          out.append((char) point);
        } else if (point < 0x80) {
          stray((byte) point);
        } else if (invisible(point)) {
          out.append("\\u{")
              .append(Integer.toHexString(point).toUpperCase(Locale.ROOT))
              .append('}');
        } else {
          out.append(Character.toString(point));
        }
      }
    }
  }

  /// What would be lost, or would change how the rest looks, where it is pasted.
  private static boolean invisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  @Override
  public void stray(byte b) throws IOException {
    out.append("\\x").append(HexPairs.of(b));
  }
}
