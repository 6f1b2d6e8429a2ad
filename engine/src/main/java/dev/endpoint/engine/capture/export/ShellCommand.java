package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Progress;
import java.io.IOException;

/// A command for any POSIX shell that prints the bytes, to be piped into what sends them: `printf
/// -- 'PING\r\n' | endpoint connect tcp:localhost:7`.
final class ShellCommand {
  private static final Tokens SHOWN = new Tokens(ShellCommand::shown);

  private ShellCommand() {}

  static void write(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
    out.append("printf -- '");
    excerpt.each(
        progress,
        bytes -> {
          while (bytes.hasRemaining()) {
            out.token(SHOWN, bytes.get());
          }
        });
    out.append("'\n");
  }

  /// Not by two digits of hex: the `printf` of POSIX knows octal ones only.
  private static String shown(byte b) {
    return switch (b) {
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\'' -> "'\\''";
      case '\\' -> "\\\\";
      case '%' -> "%%";
      default -> b >= ' ' && b < 0x7F ? Character.toString((char) b) : "\\%03o".formatted(b & 0xFF);
    };
  }
}
