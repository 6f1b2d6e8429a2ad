package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Progress;
import java.io.IOException;

/// Bytes as an array in a program's source, one number for each.
///
/// @param comment what begins a comment
/// @param commentEnd what ends it
/// @param opening what comes before the numbers; `%d` stands for how many there are
/// @param indent what begins a row
/// @param cast what stands before a number beyond 127
/// @param closing what comes behind the numbers
record SourceArray(
    String comment, String commentEnd, String opening, String indent, String cast, String closing) {
  private static final int PER_ROW = 12;
  private static final Tokens NUMBERS = new Tokens(b -> "0x" + Tokens.hex(b) + ",");

  static final SourceArray C =
      new SourceArray("/* ", " */", "const unsigned char data[%d] = {\n", "  ", "", "};\n");
  static final SourceArray RUST =
      new SourceArray("// ", "", "const DATA: [u8; %d] = [\n", "    ", "", "];\n");
  static final SourceArray JAVA =
      new SourceArray("// ", "", "byte[] data = {\n", "    ", "(byte) ", "};\n");
  static final SourceArray JAVA_CLASS =
      new SourceArray(
          "// ",
          "",
          "final class Data {\n  static final byte[] BYTES = {\n",
          "    ",
          "(byte) ",
          "  };\n}\n");

  void write(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
    out.append(comment).append(excerpt.words()).append(commentEnd).append('\n');
    out.append(opening.replace("%d", Long.toString(excerpt.bytes())));
    int[] column = {0};
    excerpt.each(
        progress,
        bytes -> {
          while (bytes.hasRemaining()) {
            if (column[0] == 0) {
              out.append(indent);
            } else {
              out.append(' ');
            }
            byte b = bytes.get();
            if (b < 0) {
              out.append(cast);
            }
            out.token(NUMBERS, b);
            column[0] = (column[0] + 1) % PER_ROW;
            if (column[0] == 0) {
              out.append('\n');
            }
          }
        });
    if (column[0] > 0) {
      out.append('\n');
    }
    out.append(closing);
  }
}
