package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.search.PatternException;
import dev.endpoint.engine.capture.search.SearchPattern;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What to look for, as it was typed.
///
/// @param encoding of the bytes; of an expression, of its characters beyond ASCII
public record Query(String text, Kind kind, boolean matchCase, Encoding encoding) {
  /// What means something else in an expression than itself, and the slash at its ends.
  private static final Pattern SIGNS = Pattern.compile("[\\\\.\\[\\](){}*+?^$|/]");

  /// A slash, or what is quoted already.
  private static final Pattern SLASHES = Pattern.compile("\\\\.|/");

  public enum Kind {
    TEXT("Text", "Find text in the bytes"),
    HEX("Hex", "Find bytes in hex, as in 16 03 ?? 01"),
    REGEX("Regex", "Find a regular expression in the bytes");

    private final String words;
    private final String prompt;

    Kind(String words, String prompt) {
      this.words = words;
      this.prompt = prompt;
    }

    /// As shown to a person.
    String words() {
      return words;
    }

    /// What stands in an empty field.
    String prompt(Encoding encoding) {
      return this == TEXT && encoding != Encoding.UTF_8
          ? prompt + ", as " + encoding.words()
          : prompt;
    }

    boolean hasCase() {
      return this != HEX;
    }
  }

  /// A filter for the events that say it.
  String events() {
    String expression =
        kind == Kind.TEXT
            ? SIGNS.matcher(text).replaceAll("\\\\$0")
            : SLASHES
                .matcher(text)
                .replaceAll(
                    found ->
                        Matcher.quoteReplacement(
                            found.group().equals("/") ? "\\/" : found.group()));
    return "event && text ~ /" + expression + (matchCase ? "/" : "/i");
  }

  public SearchPattern pattern() throws PatternException {
    return switch (kind) {
      case TEXT -> SearchPattern.text(text, encoding.charset(), matchCase);
      case HEX -> SearchPattern.hex(text);
      case REGEX -> SearchPattern.regex(text, encoding.charset(), matchCase);
    };
  }
}
