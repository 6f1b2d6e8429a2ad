package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;

/// Bytes as Java source. What is filled in number by number has to fit into one method of 64 kB, so
/// more than a few thousand bytes are written as Base64 in text blocks, each as long as a constant
/// may be.
final class JavaSource {
  /// Each number takes up to seven bytes of code.
  private static final int MOST_NUMBERS = 8 * 1024;

  private static final int LINE = 57;
  private static final int LINES_IN_BLOCK = 800;

  private JavaSource() {}

  static void field(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
    if (excerpt.bytes() <= MOST_NUMBERS) {
      SourceArray.JAVA.write(excerpt, out, progress);
    } else {
      out.append("// ").append(excerpt.words()).append("\nbyte[] data =\n");
      blocks(excerpt, out, progress);
    }
  }

  static void type(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
    if (excerpt.bytes() <= MOST_NUMBERS) {
      SourceArray.JAVA_CLASS.write(excerpt, out, progress);
    } else {
      out.append("// ").append(excerpt.words());
      out.append("\nfinal class Data {\n  static final byte[] BYTES =\n");
      blocks(excerpt, out, progress);
      out.append("}\n");
    }
  }

  private static void blocks(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
    out.append("    java.util.Base64.getMimeDecoder().decode(String.join(\"\"");
    ByteBuffer line = ByteBuffer.allocate(LINE);
    int[] lines = {0};
    excerpt.each(
        progress,
        bytes -> {
          while (bytes.hasRemaining()) {
            line.put(bytes.get());
            if (!line.hasRemaining()) {
              line(line, lines[0]++, out);
            }
          }
        });
    if (line.position() > 0) {
      line(line, lines[0], out);
    }
    out.append("\"\"\"));\n");
  }

  private static void line(ByteBuffer line, int number, TextOut out) throws IOException {
    if (number % LINES_IN_BLOCK == 0) {
      out.append(number == 0 ? "" : "\"\"\"").append(",\n\"\"\"\n");
    }
    byte[] bytes = new byte[line.flip().remaining()];
    line.get(bytes).clear();
    out.append(Base64.getEncoder().encodeToString(bytes)).append('\n');
  }
}
