package dev.endpoint.app.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// The standard streams of a command: data goes to `out`, words for a person to `err`.
///
/// @param out in UTF-8
/// @param err in UTF-8
record Console(InputStream in, PrintStream out, PrintStream err) {
  /// One object a line, and at once: whoever reads it may be waiting.
  void json(Object value) {
    out.print(Json.write(value) + "\n");
    out.flush();
  }
}
