package dev.endpoint.engine;

import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.Grammar;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Text;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where brackets or a name are missing in a string whose type is known.
record BracketIdeas(Description description, Schema schema) {
  /// Nobody types longer strings by hand, and the search for runs of items is quadratic.
  private static final int MOST_ITEMS = 24;

  Stream<Idea> all() {
    return description.items().size() > MOST_ITEMS
        ? Stream.empty()
        : Stream.of(openBracket(), ipv6(), nested()).flatMap(ideas -> ideas);
  }

  private String text() {
    return description.text().source();
  }

  private List<Item> items() {
    return description.items();
  }

  /// `tcp:[::1:80`: the closing bracket goes to the end of some later item.
  private Stream<Idea> openBracket() {
    int open = Grammar.openBracket(description);
    if (open < 0) {
      return Stream.empty();
    }
    String close = text().charAt(open) == '[' ? "]" : "}";
    return items().reversed().stream()
        .filter(item -> item.to() > open)
        .map(item -> text().substring(0, item.to()) + close + text().substring(item.to()))
        .map(mended -> new Idea(open, open + 1, "This bracket is never closed.", mended));
  }

  /// `tcp:::1:80`: a run of items that is an address when taken together, in brackets where it
  /// stands or as the value of some argument.
  private Stream<Idea> ipv6() {
    String message = "An IPv6 address needs brackets here.";
    Stream<String> names = schema.positional().stream().map(option -> option.name() + "=");
    return Stream.concat(Stream.of(""), names)
        .flatMap(name -> addresses().map(run -> wrapped(run, name + "[", "]", message)));
  }

  /// The shortest come first: what stands before an address is rarely part of it.
  private Stream<Run> addresses() {
    return IntStream.range(1, items().size())
        .mapToObj(i -> items().size() - i)
        .flatMap(this::runsFrom)
        .filter(run -> IpText.isIpv6(text().substring(run.from(), run.to())));
  }

  /// `tls:h:443:endpoint=tcp:1.2.3.4:443`: a run of items that is one endpoint.
  private Stream<Idea> nested() {
    String message = "The endpoint inside this one needs braces around it.";
    return IntStream.range(0, items().size())
        .filter(i -> nests(items().get(i)))
        .boxed()
        .flatMap(this::runsFrom)
        .map(run -> wrapped(run, "{", "}", message));
  }

  /// @param from index of the first character of some item's value
  /// @param to index after the last character of a later item
  private record Run(int from, int to) {}

  /// The longest first.
  private Stream<Run> runsFrom(int first) {
    int from = items().get(first).valueFrom();
    return items().subList(first + 1, items().size()).reversed().stream()
        .map(last -> new Run(from, last.to()));
  }

  private Idea wrapped(Run run, String before, String after, String message) {
    String mended =
        text().substring(0, run.from())
            + before
            + text().substring(run.from(), run.to())
            + after
            + text().substring(run.to());
    return new Idea(run.from(), run.to(), message, mended);
  }

  private boolean nests(Item item) {
    Text key = item.key();
    return key != null
        && schema.find(key.value()).filter(o -> o.kind().nests().isPresent()).isPresent();
  }

  /// `tcp6:8080:127.0.0.1`: an address where another argument is expected.
  Stream<Idea> misplaced() {
    return description.arguments().stream()
        .filter(item -> !item.isKeyword() && IpText.isLiteral(item.value().value()))
        .flatMap(item -> schema.positional().stream().map(option -> named(item, option)));
  }

  private Idea named(Item item, Option<?> option) {
    String message =
        "\""
            + item.value()
            + "\" stands where another argument is expected; it fits "
            + option.name()
            + ".";
    String mended =
        text().substring(0, item.from()) + option.name() + "=" + text().substring(item.from());
    return new Idea(item.from(), item.to(), message, mended);
  }
}
