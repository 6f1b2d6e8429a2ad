package dev.endpoint.engine.capture.search;

import java.nio.charset.Charset;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression over bytes. Matches do not overlap, the first one counts, and one of no
/// length is none.
final class RegexPattern implements SearchPattern {
  /// Lines end with a line feed only: any other end that characters know is an ordinary byte here.
  private static final int FLAGS = Pattern.MULTILINE | Pattern.UNIX_LINES;

  /// Over characters 0 to 255.
  final Pattern pattern;

  private RegexPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  static RegexPattern of(String text, Charset encoding, boolean matchCase) throws PatternException {
    if (text.isEmpty()) {
      throw new PatternException(0, 0, "Type what to look for.");
    }
    RegexText bytes = new RegexText(text, encoding, matchCase);
    String rewritten = bytes.rewrite();
    try {
      int flags = matchCase ? FLAGS : FLAGS | Pattern.CASE_INSENSITIVE;
      return new RegexPattern(Pattern.compile(rewritten, flags));
    } catch (PatternSyntaxException e) {
      int at = Math.clamp(bytes.origin(e.getIndex()), 0, text.length());
      int start = Math.min(at, text.length() - 1);
      throw new PatternException(start, Math.max(at, start + 1), words(e.getDescription()));
    } catch (StackOverflowError e) {
      throw new PatternException(0, text.length(), "This is nested too deeply.");
    }
  }

  /// @param expression of nothing but bytes
  static RegexPattern ofBytes(String expression) {
    return new RegexPattern(Pattern.compile(expression));
  }

  private static String words(String description) {
    String end = description.endsWith(".") ? "" : ".";
    return Character.toUpperCase(description.charAt(0)) + description.substring(1) + end;
  }
}
