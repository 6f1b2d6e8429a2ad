package dev.endpoint.engine.capture.search;

import java.nio.charset.Charset;

/// What is looked for.
public sealed interface SearchPattern permits BytePattern, RegexPattern {
  /// The most bytes that can be looked for, as text or as hex.
  int LONGEST_BYTES = 16 * 1024;

  /// The most bytes a regular expression can match: whether and how it does at a place is decided
  /// by so many bytes from there on.
  int LONGEST_REGEX = 8 * 1024;

  /// Bytes in hex, in pairs of digits with or without blanks, commas, colons, `0x` or `\x` between
  /// them; a question mark stands for any digit: `16 03 ?? ?1`.
  static SearchPattern hex(String text) throws PatternException {
    return new HexPattern(text).read();
  }

  /// A regular expression over bytes, in the syntax of [java.util.regex.Pattern]; `^` and `$` stand
  /// at the beginnings and ends of lines. One match is at most [#LONGEST_REGEX] bytes long.
  ///
  /// @param encoding of the characters beyond ASCII
  static SearchPattern regex(String text, Charset encoding, boolean matchCase)
      throws PatternException {
    return RegexPattern.of(text, encoding, matchCase);
  }

  /// Text as it stands there.
  ///
  /// @param encoding one that writes no byte order mark
  static SearchPattern text(String text, Charset encoding, boolean matchCase)
      throws PatternException {
    return new TextPattern(encoding, matchCase).read(text);
  }
}
