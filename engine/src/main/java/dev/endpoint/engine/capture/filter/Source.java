package dev.endpoint.engine.capture.filter;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The text of a filter, taken from left to right. Blanks behind what is taken are passed over.
final class Source {
  private static final String HEX = "0123456789abcdefABCDEF?";

  private final String text;
  private int at;
  private int end;

  Source(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  /// Where what was taken last ended, before the blanks.
  int end() {
    return end;
  }

  boolean atEnd() {
    return at == text.length();
  }

  void toEnd() {
    at = text.length();
  }

  void step() {
    at++;
    skipBlanks();
  }

  void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private void go(int to) {
    at = to;
    end = to;
    skipBlanks();
  }

  /// From a place to where it is now, without blanks around it.
  String text(int from) {
    return text.substring(from, at).strip();
  }

  boolean isNext(String sign) {
    return text.startsWith(sign, at);
  }

  boolean take(String sign) {
    if (!isNext(sign)) {
      return false;
    }
    // What stands between quotation marks or slashes may begin with a blank.
    if (sign.equals("\"") || sign.equals("/")) {
      at += sign.length();
    } else {
      go(at + sign.length());
    }
    return true;
  }

  private boolean takeWordLike(String word) {
    if (!peekWord().toLowerCase(Locale.ROOT).equals(word)) {
      return false;
    }
    go(at + word.length());
    return true;
  }

  boolean takeAnd() {
    return take("&&") || takeWordLike("and");
  }

  boolean takeOr() {
    return take("||") || takeWordLike("or");
  }

  boolean takeNot() {
    return !isNext("!=") && take("!") || takeWordLike("not");
  }

  boolean isJoin() {
    String word = peekWord().toLowerCase(Locale.ROOT);
    boolean begins = at == 0 || !isLetter(text.charAt(at - 1));
    return isNext("&&") || isNext("||") || begins && (word.equals("and") || word.equals("or"));
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  /// The letters from here; may be none.
  String peekWord() {
    int stop = at;
    while (stop < text.length() && isLetter(text.charAt(stop))) {
      stop++;
    }
    return text.substring(at, stop);
  }

  String takeWord() {
    String word = peekWord();
    go(at + word.length());
    return word;
  }

  /// How long what stands here is, up to a blank; 0 at the end.
  int wordLength() {
    int stop = at;
    while (stop < text.length() && !Character.isWhitespace(text.charAt(stop))) {
      stop++;
    }
    return stop - at;
  }

  @Nullable Relation takeRelation() {
    for (Relation relation : Relation.values()) {
      if (take(relation.sign)) {
        return relation;
      }
    }
    return null;
  }

  /// A number with its sign and unit, as it stands there.
  String takeValue() {
    return takeWhile(Source::isValue);
  }

  private String takeWhile(IntPredicate fits) {
    int stop = at;
    while (stop < text.length() && fits.test(text.charAt(stop))) {
      stop++;
    }
    String taken = text.substring(at, stop);
    go(stop);
    return taken;
  }

  /// Digits with colons, as a time of day has them.
  String takeClock() {
    return takeWhile(c -> Character.isDigit(c) || c == ':' || c == '.' || c == ',');
  }

  /// A name, as `HTTP/1`.
  String takeName() {
    return takeWhile(c -> Character.isLetterOrDigit(c) || c == '/' || c == '.' || c == '-');
  }

  private static boolean isValue(int c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.' || c == ',' || c == '_';
  }

  /// What stands before the mark, which a backslash quotes; null where it does not end. The mark is
  /// taken, too; blanks behind it are not, for a flag may follow.
  @Nullable String takeQuoted(char mark) {
    int stop = at;
    while (stop < text.length() && text.charAt(stop) != mark) {
      stop += text.charAt(stop) == '\\' ? 2 : 1;
    }
    if (stop >= text.length()) {
      return null;
    }
    String quoted = text.substring(at, stop);
    if (mark == '"') {
      go(stop + 1);
    } else {
      at = stop + 1;
    }
    return quoted;
  }

  /// Whether an i stands behind an expression, to ignore letter case.
  boolean takeFlag() {
    boolean flag = peekWord().equals("i");
    go(at + (flag ? 1 : 0));
    return flag;
  }

  /// Pairs of hex digits, with or without blanks between them; a word that only begins like some,
  /// such as `and`, is none.
  String takeHex() {
    int start = at;
    int last = at;
    while (at < text.length()) {
      int stop = at;
      while (stop < text.length() && HEX.indexOf(text.charAt(stop)) >= 0) {
        stop++;
      }
      boolean whole = stop == text.length() || !Character.isLetterOrDigit(text.charAt(stop));
      if (stop == at || !whole) {
        break;
      }
      last = stop;
      go(stop);
    }
    return text.substring(start, last);
  }
}
