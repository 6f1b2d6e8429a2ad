package dev.endpoint.engine.syntax;

/// Where brackets quote a whole value.
final class Grouping {
  private Grouping() {}

  /// Where the group closes that begins at an index, if one does: it holds a colon, and its value
  /// ends with it. The length of the text when the bracket is never closed; -1 when there is no
  /// group. Curly braces nest; a backslash makes the next character ordinary.
  static int close(String text, int open) {
    if (open >= text.length() || "[{".indexOf(text.charAt(open)) < 0) {
      return -1;
    }
    boolean braces = text.charAt(open) == '{';
    boolean colon = false;
    int depth = 1;
    for (int i = open + 1; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case ':' -> colon = true;
        case '{' -> depth += braces ? 1 : 0;
        case '}' -> depth -= braces ? 1 : 0;
        case ']' -> depth -= braces ? 0 : 1;
        default -> {}
      }
      if (depth == 0) {
        boolean ends = i + 1 == text.length() || text.charAt(i + 1) == ':';
        return colon && ends ? i : -1;
      }
    }
    return text.length();
  }

  /// Whether the text begins with a group.
  static boolean opens(String text) {
    int close = close(text, 0);
    return close >= 0 && close < text.length();
  }
}
