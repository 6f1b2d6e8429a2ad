package dev.endpoint.engine.syntax;

import dev.endpoint.engine.syntax.Diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The checked values of one string. Immutable.
public final class Arguments {
  private final Schema schema;
  private final Argument.Context context;
  private final Map<Option<?>, Object> values;
  private final Map<Option<?>, Item> items;

  Arguments(
      Schema schema,
      Argument.Context context,
      Map<Option<?>, Object> values,
      Map<Option<?>, Item> items) {
    this.schema = schema;
    this.context = context;
    this.values = new IdentityHashMap<>(values);
    this.items = new IdentityHashMap<>(items);
  }

  /// The string as a form, also when it has errors.
  public EndpointForm form() {
    return new EndpointForm(schema, context.description(), items);
  }

  /// The value given, or the default.
  ///
  /// @throws NoSuchElementException when there is neither: ask [#find] for options that may be left
  ///   out
  public <T> T get(Option<T> option) {
    return find(option)
        .orElseThrow(() -> new NoSuchElementException("no value for " + option.name()));
  }

  /// The value given, or the default, or nothing.
  public <T> Optional<T> find(Option<T> option) {
    T given = given(option);
    return given == null ? option.fallback() : Optional.of(given);
  }

  @SuppressWarnings(
      "unchecked") // Only the binder puts values in, each read by the option's own kind.
  private <T> @Nullable T given(Option<T> option) {
    return (T) values.get(option);
  }

  /// Whether a check may look into the files that the string names. It may not where the caller
  /// cannot wait for a disk.
  public boolean looksAtFiles() {
    if (!context.looks()) {
      context.findings().overlook();
    }
    return context.looks();
  }

  /// Whether the string says it, be it what it would be anyway.
  public boolean isGiven(Option<?> option) {
    return items.containsKey(option);
  }

  /// Every option with its value, defaults included, as numbers, truth values and text; null where
  /// there is neither. Secrets are masked.
  public Map<String, @Nullable Object> byName() {
    Map<String, @Nullable Object> byName = new LinkedHashMap<>();
    for (Option<?> option : named()) {
      byName.put(option.name(), plain(option));
    }
    return byName;
  }

  private <T> @Nullable Object plain(Option<T> option) {
    T value = find(option).orElse(null);
    if (value == null) {
      return null;
    }
    return option.isSecret() ? Secrets.MASK : option.kind().plain(value);
  }

  /// As a description in standard form: required arguments by position, the others by name where
  /// they differ from their defaults.
  public Description standard(String type) {
    List<Item> standard = new ArrayList<>();
    standard.add(Item.positional(type));
    boolean inOrder = true;
    for (Option<?> option : schema.positional()) {
      inOrder &= option.isRequired();
      addStandard(option, inOrder, standard);
    }
    schema
        .repeated()
        .map(this::get)
        .ifPresent(all -> all.forEach(one -> standard.add(Item.positional(one))));
    schema.keywordOnly().forEach(option -> addStandard(option, false, standard));
    schema
        .rest()
        .map(rest -> get(rest.option()))
        .ifPresent(inner -> standard.addAll(Description.read(inner.canonical()).items()));
    return Description.of(standard);
  }

  private <T> void addStandard(Option<T> option, boolean positional, List<Item> standard) {
    T given = given(option);
    if (given == null || option.fallback().filter(given::equals).isPresent()) {
      return;
    }
    String written = option.kind().write(given);
    standard.add(positional ? Item.positional(written) : Item.keyword(option.name(), written));
  }

  /// Says that something is missing, which no single argument is to blame for.
  public void refuse(String message) {
    Text text = context.description().text();
    context.findings().error(text.start(), text.end(), message, null);
  }

  /// Says that a given value cannot be used together with the others.
  public void refuse(Option<?> option, String message) {
    Text text = textOf(option);
    context.findings().error(text.start(), text.end(), message, null);
  }

  /// Says that a given argument has no place beside the others, and offers to leave it out.
  public void refusePresence(Option<?> option, String message) {
    Text text = textOf(option);
    Suggestion removed = new Suggestion("Remove it", context.without(itemOf(option)));
    context.findings().error(text.start(), text.end(), message, removed);
  }

  /// Says that a given value cannot be used together with the others, and offers another one.
  public void refuse(Option<?> option, String message, String label, String reading) {
    argument(option).refuse(message, label, reading);
  }

  /// Says something about a given value that is used all the same, and offers another one.
  public void warn(Option<?> option, String message, String label, String reading) {
    argument(option).warn(message, label, reading);
  }

  /// Says something about a given value that is used all the same.
  ///
  /// @param better a whole string to offer instead, or null
  public void warn(Option<?> option, String message, @Nullable Suggestion better) {
    Text text = textOf(option);
    context.findings().warning(text.start(), text.end(), message, better);
  }

  /// Says something about an endpoint inside this one that is used all the same; stands at its type
  /// and offers a value for one of our own options.
  public void warnInside(
      Option<NestedEndpoint> inside,
      String message,
      String label,
      Option<?> option,
      String reading) {
    Description description = get(inside).description();
    Item type = description.type();
    Text text = type == null ? description.text() : type.value();
    context
        .findings()
        .warning(text.start(), text.end(), message, new Suggestion(label, with(option, reading)));
  }

  /// The string with this option set to what reads as `reading`, the rest as it was typed.
  public String with(Option<?> option, String reading) {
    Item item = items.get(option);
    if (item != null) {
      return context.with(item, reading);
    }
    Text text = context.description().text();
    String added = ":" + option.name() + "=" + Quoting.readable(reading);
    return text.splice(text.length(), text.length(), added);
  }

  /// The same by the option's name; empty when there is none of that name.
  public Optional<String> with(String option, String reading) {
    return schema.find(option).map(found -> with(found, reading));
  }

  /// The endpoints inside this one.
  public List<NestedEndpoint> nested() {
    return named().stream()
        .map(values::get)
        .filter(NestedEndpoint.class::isInstance)
        .map(NestedEndpoint.class::cast)
        .toList();
  }

  private Argument argument(Option<?> option) {
    return new Argument(context, option, itemOf(option));
  }

  private Text textOf(Option<?> option) {
    return itemOf(option).value();
  }

  private Item itemOf(Option<?> option) {
    Item item = items.get(option);
    if (item == null) {
      throw new NoSuchElementException(option.name() + " was not given");
    }
    return item;
  }

  private List<Option<?>> named() {
    List<Option<?>> named = new ArrayList<>(schema.options());
    schema.repeated().ifPresent(named::add);
    schema.rest().map(Schema.Rest::option).ifPresent(named::add);
    return named;
  }
}
