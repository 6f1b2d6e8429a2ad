package dev.endpoint.app.cli;

import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.syntax.Diagnostic;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What there is to say about an endpoint string, for people and for programs.
final class Findings {
  private Findings() {}

  /// The string with each finding below the place it is about:
  ///
  /// ```
  /// tcp:99999
  ///     ^^^^^ error: Port must be between 0 and 65535; 99999 is not.
  /// ```
  static void print(ParsedEndpoint<?> parsed, PrintStream err) {
    String text = parsed.text();
    err.println(visible(text));
    for (Diagnostic finding : parsed.diagnostics()) {
      int length = Math.max(1, columns(text, finding.start(), finding.end()));
      String margin = " ".repeat(columns(text, 0, finding.start()));
      err.println(
          margin
              + "^".repeat(length)
              + (finding.isError() ? " error: " : " warning: ")
              + finding.message());
      if (finding.suggestion() != null) {
        err.println(margin + "  " + finding.suggestion().label() + "?");
      }
    }
  }

  /// Control characters would break the alignment, or worse.
  private static String visible(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int columns(String text, int from, int to) {
    return text.codePointCount(Math.min(from, text.length()), Math.min(to, text.length()));
  }

  static List<Map<String, Object>> json(ParsedEndpoint<?> parsed) {
    return parsed.diagnostics().stream().map(Findings::json).toList();
  }

  private static Map<String, Object> json(Diagnostic finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("severity", finding.isError() ? "error" : "warning");
    json.put("start", finding.start());
    json.put("end", finding.end());
    json.put("message", finding.message());
    json.put("suggestion", finding.suggestion() == null ? null : finding.suggestion().text());
    return json;
  }
}
