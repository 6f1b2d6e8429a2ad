package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Text in one line, with the escapes that the composer understands, so that it can be sent again:
/// every byte can be told from it.
final class EscapedText implements Decoding.Sink {
  /// `\\xFF`, for every byte.
  static final Tokens HEX = new Tokens(EscapedText::hex);

  private static final Tokens SINGLE = new Tokens(EscapedText::shown);

  private final TextOut out;
  private final Decoding decoding = new Decoding(StandardCharsets.UTF_8);

  EscapedText(TextOut out) {
    this.out = out;
  }

  static void write(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
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

  private static String shown(byte b) {
    return switch (b) {
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case 0 -> "\\0";
      case 0x1B -> "\\e";
      case '\\' -> "\\\\";
      default -> b >= ' ' && b < 0x7F ? Character.toString(b) : hex(b);
    };
  }

  private static String hex(byte b) {
    return "\\x" + Tokens.hex(b);
  }

  @Override
  public void single(byte b) throws IOException {
    out.token(SINGLE, b);
  }

  @Override
  public void character(int point) throws IOException {
    if (point < 0x80) {
      single((byte) point);
    } else if (invisible(point)) {
      out.append("\\u{").append(Integer.toHexString(point).toUpperCase(Locale.ROOT)).append('}');
    } else {
      out.appendPoint(point);
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
    out.token(HEX, b);
  }
}
