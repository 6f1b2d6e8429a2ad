package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Progress;
import java.io.IOException;

/// Bytes as a literal of Python, a line of source for each line of text.
final class PythonSource {
  private static final int WIDTH = 76;
  private static final Tokens SHOWN = new Tokens(PythonSource::shown);

  private final TextOut out;
  private int column;

  private PythonSource(TextOut out) {
    this.out = out;
  }

  static void write(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
    PythonSource source = new PythonSource(out);
    out.append("# ").append(excerpt.words()).append("\ndata = (\n");
    excerpt.each(
        progress,
        bytes -> {
          while (bytes.hasRemaining()) {
            source.add(bytes.get());
          }
        });
    source.endLine();
    out.append(")\n");
  }

  private void add(byte b) throws IOException {
    if (column == 0) {
      out.append("    b\"");
    }
    column += out.token(SHOWN, b);
    if (b == '\n' || column >= WIDTH) {
      endLine();
    }
  }

  private void endLine() throws IOException {
    if (column > 0) {
      out.append("\"\n");
    }
    column = 0;
  }

  private static String shown(byte b) {
    return switch (b) {
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default -> b >= ' ' && b < 0x7F ? Character.toString((char) b) : "\\x" + Tokens.hex(b);
    };
  }
}
