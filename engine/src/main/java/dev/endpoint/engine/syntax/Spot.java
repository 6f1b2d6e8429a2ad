package dev.endpoint.engine.syntax;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a caret stands among the arguments of a string whose type is known.
///
/// @param item the item that holds the caret
/// @param place the caret, in the source
/// @param source what the caller knows of values
record Spot(
    Side side,
    Completer.Word word,
    Description description,
    Item item,
    int place,
    ValueSource source) {

  /// More values than this are a list to search, not to read: they come once something is typed.
  private static final int SHORT_LIST = 8;

  private static final int LONGEST_LIST = 20;

  /// The option that the item names, or null.
  @Nullable Option<?> named() {
    Text key = item.key();
    return key == null ? null : word.schema().find(key.value()).orElse(null);
  }

  /// What is typed from an index up to the caret.
  String typed(int from) {
    int start = description.text().place(from);
    return place <= start ? "" : description.text().source().substring(start, place);
  }

  /// Values of an option to put in place of the item's value, which begins at this index.
  List<Completion> values(Option<?> option, int from) {
    String typed = typed(from).toLowerCase(Locale.ROOT);
    Map<String, Choice> choices = new LinkedHashMap<>();
    source
        .values(side, word.name(), option, reading())
        .forEach(c -> choices.putIfAbsent(c.value(), c));
    option.offers().forEach(offer -> choices.putIfAbsent(offer.value(), offer));
    List<Choice> own = option.kind().choices();
    boolean shown = !typed.isEmpty() || own.size() <= SHORT_LIST;
    return Stream.concat(
            choices.values().stream().filter(choice -> begins(choice.value(), typed)),
            own.stream().filter(choice -> shown && fits(choice, typed)))
        .map(choice -> completion(from, Quoting.readable(choice.value()), choice, option))
        .filter(this::changes)
        .limit(LONGEST_LIST)
        .toList();
  }

  /// The item's value up to the caret.
  private String reading() {
    Text value = item.value();
    return value.value().substring(0, value.indexAt(place));
  }

  /// By its value or by what it is: `post` finds 5432, PostgreSQL.
  private static boolean fits(Choice choice, String typed) {
    return begins(choice.value(), typed) || begins(choice.help(), typed);
  }

  private static boolean begins(String word, String typed) {
    String plain = typed.startsWith("[") || typed.startsWith("{") ? typed.substring(1) : typed;
    return word.toLowerCase(Locale.ROOT).startsWith(plain);
  }

  private Completion completion(int from, String written, Choice choice, Option<?> option) {
    return replace(from, item.to(), written, choice.value(), choice.help(), option.kind().words());
  }

  /// A completion that replaces the characters from one index to another.
  Completion replace(int from, int to, String written, String label, String help, String detail) {
    Text text = description.text();
    return new Completion(
        text.place(from), text.place(to), text.quoted(written), label, help, detail);
  }

  /// Whether it would do anything.
  boolean changes(Completion completion) {
    String now = description.text().source().substring(completion.start(), completion.end());
    return !now.equals(completion.replacement());
  }
}
