package dev.endpoint.engine.http;

/// Which characters may stand where in a message head (RFC 9110, section 5.6).
public final class HttpText {
  private static final String IN_TOKENS = "!#$%&'*+-.^_`|~";

  private HttpText() {}

  /// Whether the text is a token: a field name, a method, a subprotocol.
  public static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(HttpText::isTokenCharacter);
  }

  private static boolean isTokenCharacter(int c) {
    boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    return letter || c >= '0' && c <= '9' || IN_TOKENS.indexOf(c) >= 0;
  }

  /// Whether the text can be a field's value: it must not end its line or be cut short by a reader
  /// written in C.
  public static boolean isFieldValue(String text) {
    return text.chars().allMatch(c -> c == '\t' || c >= ' ' && c != 0x7f);
  }

  /// Without the spaces and tabs around it.
  static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
