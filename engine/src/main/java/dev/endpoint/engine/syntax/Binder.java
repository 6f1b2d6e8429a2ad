package dev.endpoint.engine.syntax;

import dev.endpoint.engine.syntax.Diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Matches the items of one description with the options of a schema, the way Twisted does, and
/// reads their values.
final class Binder {
  private final Schema schema;
  private final @Nullable Schema other;
  private final Argument.Context context;
  private final Map<Option<?>, Item> items = new IdentityHashMap<>();
  private final Map<Option<?>, Object> values = new IdentityHashMap<>();
  private final List<Item> positionals = new ArrayList<>();

  Binder(Schema schema, @Nullable Schema other, Argument.Context context) {
    this.schema = schema;
    this.other = other;
    this.context = context;
  }

  Arguments bind() {
    long before = context.findings().errors();
    List<Item> leftOver = new ArrayList<>();
    for (Item item : context.description().arguments()) {
      place(item, leftOver);
    }
    if (schema.clash() == Schema.Clash.POSITION_WINS) {
      placePositionalsThatWin();
    } else {
      placePositionals();
    }
    readGiven();
    schema.repeated().ifPresent(this::readRepeated);
    schema.rest().ifPresent(rest -> readRest(rest, leftOver));
    Arguments arguments = new Arguments(schema, context, values, items);
    reportMissing(arguments, context.findings().errors() == before);
    return arguments;
  }

  private void place(Item item, List<Item> leftOver) {
    Text key = item.key();
    Option<?> option = key == null ? null : schema.find(key.value()).orElse(null);
    if (option != null) {
      Item before = items.put(option, item);
      if (before != null) {
        ignored(before, option.subject() + " is given twice; the last one counts.");
      }
    } else if (schema.rest().isPresent()) {
      leftOver.add(item);
    } else if (key == null) {
      positionals.add(item);
    } else if (schema.ignoresUnknown()) {
      ignored(item, "\"" + key.value() + "\" is ignored: there is no such argument.");
    } else {
      unknown(item, key);
    }
  }

  private void unknown(Item item, Text key) {
    List<String> names = schema.options().stream().map(Option::name).toList();
    if (other != null && other.find(key.value()).isPresent()) {
      error(
          item,
          "\"" + key.value() + "\" belongs to the other side's strings. " + takes(),
          new Suggestion("Remove it", context.without(item)));
      return;
    }
    List<String> near = Nearest.to(key.value(), names);
    if (near.isEmpty() && schema.repeated().isPresent()) {
      quote(item, key);
      return;
    }
    Suggestion suggestion =
        near.isEmpty()
            ? new Suggestion("Remove it", context.without(item))
            : new Suggestion("Use " + near.getFirst() + "=", key.spliceAll(near.getFirst()));
    String message = "There is no argument \"" + key.value() + "\". ";
    message += near.isEmpty() ? takes() : "Did you mean " + near.getFirst() + "?";
    context.findings().error(key.start(), key.end(), message, suggestion);
  }

  /// Probably one of many values that has a `=` in it.
  private void quote(Item item, Text key) {
    String value = key.value() + "=" + item.value().value();
    String whole =
        context.description().text().splice(item.from(), item.to(), Quoting.readable(value));
    context
        .findings()
        .error(
            key.start(),
            key.end(),
            "There is no argument \"" + key.value() + "\". A value with = in it is written \\=.",
            new Suggestion("Write " + Quoting.readable(value), whole));
  }

  private String takes() {
    return schema.options().isEmpty()
        ? "There are no arguments here."
        : "The arguments are "
            + Words.list(schema.options().stream().map(Option::name).toList(), "and")
            + ".";
  }

  /// As in a call of Python: first to first, and an argument given both ways is an error.
  private void placePositionals() {
    List<Option<?>> options = schema.positional();
    for (int i = 0; i < Math.min(options.size(), positionals.size()); i++) {
      Option<?> option = options.get(i);
      Item named = items.putIfAbsent(option, positionals.get(i));
      if (named != null) {
        error(
            named,
            option.subject() + " is given twice, here and by its position.",
            new Suggestion("Remove this one", context.without(named)));
      }
    }
    reportTooMany();
  }

  /// As Twisted's own clients do it: a full set of positionals overrides what has a name; fewer go
  /// to the options that have no value yet, or to the last one; of too many none counts.
  private void placePositionalsThatWin() {
    List<Option<?>> options = schema.positional();
    if (positionals.size() > options.size() && items.keySet().containsAll(options)) {
      positionals.forEach(item -> ignored(item, "This is ignored. " + tooMany(options.size())));
      return;
    }
    List<Option<?>> free = new ArrayList<>(options);
    if (positionals.size() < options.size()) {
      free.removeIf(items::containsKey);
    }
    for (int i = 0; i < Math.min(options.size(), positionals.size()); i++) {
      Option<?> option = i < free.size() ? free.get(i) : options.getLast();
      Item overridden = items.put(option, positionals.get(i));
      if (overridden != null) {
        ignored(overridden, option.subject() + " is given by its position; this one is ignored.");
      }
    }
    reportTooMany();
  }

  private void reportTooMany() {
    int most = schema.positional().size();
    List<Item> extra = extra();
    if (extra.isEmpty() || schema.repeated().isPresent()) {
      return;
    }
    if (schema.ignoresUnknown()) {
      // A lone colon at the end, as in Twisted's own examples, drops nothing.
      extra.removeIf(item -> item.value().isEmpty());
      extra.forEach(item -> ignored(item, "This is ignored: no argument is expected here."));
      return;
    }
    Item first = extra.getFirst();
    Item last = extra.getLast();
    boolean empty = extra.stream().allMatch(item -> item.value().isEmpty());
    String label = empty && extra.size() == 1 ? "Remove the colon" : "Remove it";
    Suggestion suggestion = new Suggestion(label, without(extra));
    Text text = context.description().text();
    context
        .findings()
        .error(text.place(first.from()), text.place(last.to()), tooMany(most), suggestion);
  }

  /// The positionals that no option of their own is for.
  private List<Item> extra() {
    int most = schema.positional().size();
    return new ArrayList<>(
        positionals.subList(Math.min(most, positionals.size()), positionals.size()));
  }

  private void readRepeated(Option<List<String>> option) {
    List<String> all = new ArrayList<>();
    for (Item item : extra()) {
      List<String> one = option.kind().read(new Argument(context, option, item));
      all.addAll(one == null ? List.of() : one);
    }
    values.put(option, List.copyOf(all));
  }

  private String tooMany(int most) {
    List<String> names = schema.positional().stream().map(Option::name).toList();
    return most == 0
        ? "No value can stand here without a name."
        : "Only " + Words.list(names, "and") + " can be given without a name.";
  }

  /// The whole string without these items.
  private String without(List<Item> dropped) {
    Text text = context.description().text();
    Set<Item> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    gone.addAll(dropped);
    List<Item> kept = new ArrayList<>(context.description().items());
    kept.removeIf(gone::contains);
    return kept.stream()
        .map(item -> text.source().substring(text.place(item.from()), text.place(item.to())))
        .collect(Collectors.joining(text.quoted(":")));
  }

  private void readGiven() {
    for (Option<?> option : schema.options()) {
      Item item = items.get(option);
      if (item != null) {
        if (option.isSecret()) {
          refuseMask(option, item);
        }
        Object value = option.kind().read(new Argument(context, option, item));
        if (value != null) {
          values.put(option, value);
        }
      }
    }
  }

  /// A string that was shown or saved somewhere, and pasted here. Somebody whose password is just
  /// that writes a backslash in it.
  private void refuseMask(Option<?> option, Item item) {
    Text text = item.value();
    if (text.source().substring(text.start(), text.end()).equals(Secrets.MASK)) {
      String name = option.name();
      context
          .findings()
          .error(
              text.start(),
              text.end(),
              option.subject() + " is hidden here; type the " + name + " again.",
              null);
    }
  }

  private void readRest(Schema.Rest rest, List<Item> leftOver) {
    Description inner = new Description(context.description().text(), leftOver);
    values.put(rest.option(), context.nested().read(rest.side(), inner, context.findings()));
  }

  /// @param sound whether what is given has no error
  private void reportMissing(Arguments given, boolean sound) {
    List<Option<?>> missing = new ArrayList<>(schema.options());
    missing.removeIf(option -> !option.isRequired() || items.containsKey(option));
    if (missing.isEmpty()) {
      return;
    }
    Text text = context.description().text();
    String names = Words.list(missing.stream().map(Option::name).toList(), "and");
    String verb = missing.size() == 1 ? " is missing" : " are missing";
    String message = names.substring(0, 1).toUpperCase(Locale.ROOT) + names.substring(1) + verb;
    Suggestion suggestion = mended(missing, given, sound);
    context.findings().error(text.end(), text.end(), message + "; " + form(), suggestion);
  }

  private @Nullable Suggestion mended(List<Option<?>> missing, Arguments given, boolean sound) {
    Schema.Usual<?> usual = schema.usual().orElse(null);
    if (usual == null || !missing.equals(List.of(usual.option()))) {
      return named(missing);
    }
    return sound ? placed(usual.option(), usual.written(given)) : null;
  }

  /// The string with this value of the one that is missing; none where what stands before its place
  /// may be meant for it.
  private @Nullable Suggestion placed(Option<?> option, String value) {
    Text text = context.description().text();
    int end = text.length();
    String label = "Use " + option.name() + " " + value;
    if (positionals.isEmpty() || positionals.size() != schema.positional().indexOf(option)) {
      return new Suggestion(label, text.splice(end, end, ":" + option.name() + "=" + value));
    }
    Item before = positionals.getLast();
    if (before.value().isEmpty() || isOneOf(option, before)) {
      return null;
    }
    return new Suggestion(label, text.splice(before.to(), before.to(), ":" + value));
  }

  private boolean isOneOf(Option<?> option, Item item) {
    Argument.Context apart =
        new Argument.Context(
            context.description(), new Findings(), context.nested(), context.looks());
    return option.kind().read(new Argument(apart, option, item)) != null;
  }

  /// The string with the usual values of what is missing, when each of them has one and goes by
  /// name.
  private @Nullable Suggestion named(List<Option<?>> missing) {
    if (missing.stream().anyMatch(o -> o.offers().isEmpty() || schema.positional().contains(o))) {
      return null;
    }
    String added =
        missing.stream()
            .map(o -> ":" + o.name() + "=" + Quoting.readable(o.offers().getFirst().value()))
            .collect(Collectors.joining());
    Text text = context.description().text();
    int end = text.length();
    return new Suggestion("Add " + added.substring(1), text.splice(end, end, added));
  }

  /// What a whole string looks like: `the form is tcp:host:port.`
  private String form() {
    Item type = context.description().type();
    List<String> words = new ArrayList<>();
    words.add(type == null ? "" : type.value().value());
    for (Option<?> option : schema.options()) {
      boolean positional = schema.positional().contains(option);
      if (option.isRequired()) {
        words.add(positional ? option.name() : option.name() + "=");
      }
    }
    return "the form is " + String.join(":", words) + ".";
  }

  private void ignored(Item item, String message) {
    Text text = context.description().text();
    context
        .findings()
        .warning(
            text.place(item.from()),
            text.place(item.to()),
            message,
            new Suggestion("Remove it", context.without(item)));
  }

  private void error(Item item, String message, Suggestion suggestion) {
    Text text = context.description().text();
    context.findings().error(text.place(item.from()), text.place(item.to()), message, suggestion);
  }
}
