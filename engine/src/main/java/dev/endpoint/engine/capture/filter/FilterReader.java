package dev.endpoint.engine.capture.filter;

import dev.endpoint.engine.capture.Elapsed;
import dev.endpoint.engine.capture.Moment;
import dev.endpoint.engine.capture.filter.Expected.What;
import dev.endpoint.engine.capture.search.PatternException;
import dev.endpoint.engine.capture.search.SearchPattern;
import dev.endpoint.engine.syntax.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a filter by recursive descent. After a mistake it goes on behind the next `&&`, `||` or
/// parenthesis, so that one reading tells several.
final class FilterReader {
  /// A mistake; told already.
  private static final class Mistaken extends Exception {
    private static final long serialVersionUID = 1L;

    Mistaken() {
      super("mistaken", null, false, false);
    }
  }

  static final String TEXT = "text";
  static final String INFO = "info";
  static final String HEX = "hex";
  static final String CLOCK = "clock";
  static final String PROTO = "proto";
  static final String CLOCK_EXAMPLE = "12:04:07";
  static final String CONTAINS = "contains";
  private static final int DEEPEST = 200;
  private static final int MOST_PROBLEMS = 5;
  private static final int MOST_CONDITIONS = 500;

  private final Source source;
  private final List<FilterProblem> problems = new ArrayList<>();
  private int depth;
  private int conditions;
  private @Nullable Expected expected;

  FilterReader(String text) {
    source = new Source(text);
  }

  /// The condition; null where the text is empty or has mistakes.
  @Nullable Condition read() {
    source.skipBlanks();
    if (source.atEnd()) {
      expected = new Expected(What.CONDITION, null, false);
      return null;
    }
    Condition all = or();
    while (!source.atEnd()) {
      int start = source.at();
      boolean closes = source.take(")");
      problem(
          start,
          source.at() + (closes ? 0 : source.wordLength()),
          closes
              ? "There is no ( that belongs to this )."
              : "&& or || has to stand here, or nothing.");
      skip();
      join(all);
    }
    return problems.isEmpty() ? all : null;
  }

  /// What goes on behind a mistake is read for its own mistakes.
  private void join(@Nullable Condition before) {
    if (source.takeAnd() || source.takeOr()) {
      or();
    } else if (!source.atEnd() && !source.isNext(")")) {
      source.toEnd();
    }
  }

  List<FilterProblem> problems() {
    return List.copyOf(problems);
  }

  /// What may come at the end of the text.
  @Nullable Expected expected() {
    return expected;
  }

  private void expect(What what, @Nullable String of) {
    if (source.atEnd() && expected == null) {
      expected = new Expected(what, of, depth > 0);
    }
  }

  private void problem(int start, int end, String words) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new FilterProblem(start, Math.max(start, end), words));
    }
  }

  private Mistaken mistaken(int start, int end, String words) {
    problem(start, end, words);
    return new Mistaken();
  }

  private @Nullable Condition or() {
    Condition left = and();
    while (source.takeOr()) {
      Condition right = and();
      left = left == null || right == null ? null : new Condition.Or(left, right);
    }
    return left;
  }

  private @Nullable Condition and() {
    Condition left = not();
    while (source.takeAnd()) {
      Condition right = not();
      left = left == null || right == null ? null : new Condition.And(left, right);
    }
    return left;
  }

  private @Nullable Condition not() {
    boolean negated = false;
    while (source.takeNot()) {
      negated = !negated;
    }
    Condition condition = guarded();
    if (condition != null) {
      expect(What.JOIN, null);
    }
    return condition != null && negated ? new Condition.Not(condition) : condition;
  }

  private @Nullable Condition guarded() {
    try {
      return primary();
    } catch (Mistaken told) {
      skip();
      return null;
    }
  }

  /// To where one can go on after a mistake.
  private void skip() {
    while (!source.atEnd() && !source.isNext(")") && !source.isJoin()) {
      source.step();
    }
  }

  private @Nullable Condition primary() throws Mistaken {
    expect(What.CONDITION, null);
    int start = source.at();
    if (source.atEnd()) {
      throw mistaken(start, start, "Something is missing here, such as recv or size > 100.");
    }
    if (++conditions > MOST_CONDITIONS) {
      source.toEnd();
      throw mistaken(start, start, "These are more than " + MOST_CONDITIONS + " conditions.");
    }
    if (source.take("(")) {
      return inside(start);
    }
    String word = source.takeWord();
    for (Kind kind : Kind.values()) {
      if (kind.word.equals(word)) {
        return new Condition.Is(kind);
      }
    }
    for (Quantity quantity : Quantity.values()) {
      if (quantity.word.equals(word)) {
        return compare(quantity);
      }
    }
    return switch (word) {
      case TEXT -> text(start, Condition.Where.BYTES);
      case INFO -> text(start, Condition.Where.INFO);
      case HEX -> hex(start);
      case CLOCK -> clock();
      case PROTO -> protocol();
      default -> throw unknown(start, word);
    };
  }

  private Mistaken unknown(int start, String word) {
    if (word.isEmpty()) {
      int end = source.at() + source.wordLength();
      return mistaken(start, end, "Here has to stand a word such as recv, size or text.");
    }
    List<String> near = Nearest.to(word, Words.all());
    return mistaken(
        start,
        source.end(),
        "\u201C%s\u201D is not known%s."
            .formatted(
                word,
                near.isEmpty()
                    ? "; known are " + String.join(", ", Words.all())
                    : "; " + near.getFirst() + " is"));
  }

  private @Nullable Condition inside(int start) throws Mistaken {
    if (++depth > DEEPEST) {
      source.toEnd();
      throw mistaken(start, start + 1, "This is nested too deeply.");
    }
    Condition inner = or();
    if (source.take(")")) {
      depth--;
      return inner;
    }
    if (source.atEnd()) {
      // With a mistake inside, what is missing would be one more only because of it.
      problem(start, start + 1, "The ) that belongs to this ( is missing.");
      return null;
    }
    problem(source.at(), source.at() + source.wordLength(), "&&, || or ) has to stand here.");
    while (!source.atEnd() && !source.take(")")) {
      source.step();
    }
    depth--;
    return null;
  }

  private Condition compare(Quantity quantity) throws Mistaken {
    Relation relation = relation(quantity.word, quantity.example);
    expect(What.VALUE, quantity.word);
    int start = source.at();
    String value = source.takeValue();
    Long number = quantity.timed ? Elapsed.nanos(value) : Values.count(value);
    if (number == null) {
      throw mistaken(
          start,
          source.end(),
          value.isEmpty()
              ? "A value is missing here, such as %s.".formatted(quantity.example)
              : quantity.timed
                  ? "\u201C%s\u201D is no time: +1.5s, 200ms and 50us are.".formatted(value)
                  : "\u201C%s\u201D is no number: 100, 1.5kB and 4KiB are.".formatted(value));
    }
    return new Condition.Compare(quantity, relation, number);
  }

  private Relation relation(String word, String example) throws Mistaken {
    expect(What.OPERATOR, word);
    Relation relation = source.takeRelation();
    if (relation == null) {
      throw mistaken(
          source.at(),
          source.at() + source.wordLength(),
          "%s has to be compared: >, >=, <, <=, == or !=, as in %1$s > %s."
              .formatted(word, example));
    }
    return relation;
  }

  private Condition clock() throws Mistaken {
    Relation relation = relation(CLOCK, CLOCK_EXAMPLE);
    expect(What.VALUE, CLOCK);
    int start = source.at();
    String value = source.takeClock();
    Moment moment = Moment.read(value);
    if (moment == null) {
      throw mistaken(
          start,
          source.end(),
          value.isEmpty()
              ? "A time of day is missing here, such as " + CLOCK_EXAMPLE + "."
              : "\u201C%s\u201D is no time of day: 12:04, 12:04:07 and 12:04:07.201 are."
                  .formatted(value));
    }
    return new Condition.Clock(relation, moment);
  }

  private Condition protocol() throws Mistaken {
    expect(What.OPERATOR, PROTO);
    int at = source.at();
    Relation relation = source.takeRelation();
    boolean is = relation == Relation.IS || relation == Relation.SAME;
    if (!is && relation != Relation.IS_NOT) {
      throw mistaken(
          at,
          relation == null ? at + source.wordLength() : source.end(),
          "proto has to be followed by == or !=, as in proto == http.");
    }
    expect(What.VALUE, PROTO);
    int start = source.at();
    String word = Protocols.word(source.takeName());
    if (!Protocols.words().contains(word)) {
      throw mistaken(
          start,
          source.end(),
          (word.isEmpty()
                  ? "What it is has to stand here"
                  : "\u201C" + word + "\u201D is not known")
              + "; known are "
              + String.join(", ", Protocols.words())
              + ".");
    }
    Condition of = new Condition.Protocol(word);
    return is ? of : new Condition.Not(of);
  }

  private Condition text(int start, Condition.Where where) throws Mistaken {
    String word = where == Condition.Where.BYTES ? TEXT : INFO;
    expect(What.OPERATOR, word);
    if (source.take("~")) {
      return regex(start, where);
    }
    contains(word, "%s contains \"GET\", or %1$s ~ /GET|PUT/".formatted(word));
    expect(What.VALUE, TEXT);
    int quote = source.at();
    if (!source.take("\"")) {
      throw mistaken(
          quote, quote + source.wordLength(), "Text in quotation marks has to stand here.");
    }
    String text = source.takeQuoted('"');
    if (text == null) {
      throw unended(quote, "quotation mark");
    }
    try {
      return new Condition.Holds(
          where,
          source.text(start),
          SearchPattern.text(Values.unescaped(text), StandardCharsets.UTF_8, true));
    } catch (PatternException e) {
      throw mistaken(quote, source.end(), words(e));
    }
  }

  /// Between slashes, or in quotation marks, as some are used to.
  private Condition regex(int start, Condition.Where where) throws Mistaken {
    expect(What.VALUE, "~");
    int slash = source.at();
    boolean quoted = source.isNext("\"");
    if (!source.take(quoted ? "\"" : "/")) {
      throw mistaken(
          slash, slash + source.wordLength(), "An expression between slashes has to stand here.");
    }
    char mark = quoted ? '"' : '/';
    String expression = source.takeQuoted(mark);
    if (expression == null) {
      throw unended(slash, quoted ? "quotation mark" : "slash");
    }
    boolean ignoreCase = !quoted && source.takeFlag();
    try {
      return new Condition.Holds(
          where,
          source.text(start),
          SearchPattern.regex(
              expression.replace("\\" + mark, String.valueOf(mark)),
              StandardCharsets.UTF_8,
              !ignoreCase));
    } catch (PatternException e) {
      throw mistaken(slash + 1 + e.start(), slash + 1 + e.end(), words(e));
    }
  }

  private Mistaken unended(int start, String what) {
    source.toEnd();
    return mistaken(start, start + 1, "The " + what + " at the end is missing.");
  }

  private Condition hex(int start) throws Mistaken {
    expect(What.OPERATOR, HEX);
    contains(HEX, "hex contains DE AD ?? EF");
    expect(What.VALUE, HEX);
    int from = source.at();
    String digits = source.takeHex();
    if (digits.isEmpty()) {
      throw mistaken(
          from, from + source.wordLength(), "Bytes in hex have to stand here, as in DE AD ?? EF.");
    }
    try {
      return new Condition.Holds(
          Condition.Where.BYTES, source.text(start), SearchPattern.hex(digits));
    } catch (PatternException e) {
      throw mistaken(from + e.start(), from + e.end(), words(e));
    }
  }

  private void contains(String word, String example) throws Mistaken {
    int at = source.at();
    String typed = source.peekWord();
    if (!typed.equals(CONTAINS)) {
      throw mistaken(
          at,
          at + source.wordLength(),
          "%s has to be followed by what it is to hold: %s.".formatted(word, example));
    }
    source.takeWord();
  }

  private static String words(PatternException e) {
    return String.valueOf(e.getMessage());
  }

  /// All words there are.
  static final class Words {
    private Words() {}

    static List<String> all() {
      List<String> all = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        all.add(kind.word);
      }
      for (Quantity quantity : Quantity.values()) {
        all.add(quantity.word.toLowerCase(Locale.ROOT));
      }
      all.addAll(List.of(CLOCK, TEXT, INFO, PROTO, HEX));
      return all;
    }
  }
}
