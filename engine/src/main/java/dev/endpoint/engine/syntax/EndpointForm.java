package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An endpoint string as the form of its type: what it says for each argument, however broken it
/// is, and the string with one of them changed. The rest stays as it was typed, but where it would
/// then mean something else. Immutable.
public final class EndpointForm {
  private final Schema schema;
  private final Description description;
  private final Map<Option<?>, Item> items;

  /// @param items which item gives each option its value
  EndpointForm(Schema schema, Description description, Map<Option<?>, Item> items) {
    this.schema = schema;
    this.description = description;
    this.items = items;
  }

  /// All arguments, in the order to show them: the endpoint that a wrapping type wraps is the last.
  public List<Option<?>> options() {
    List<Option<?>> all = new ArrayList<>(schema.options());
    schema.repeated().ifPresent(option -> all.add(schema.positional().size(), option));
    wrapped().ifPresent(all::add);
    return List.copyOf(all);
  }

  /// Whether the option takes any number of values, which its reading has one a line.
  public boolean isRepeated(Option<?> option) {
    return schema.repeated().filter(repeated -> repeated == option).isPresent();
  }

  /// The endpoint that a wrapping type wraps.
  public Optional<Option<NestedEndpoint>> wrapped() {
    return schema.rest().map(Schema.Rest::option);
  }

  private boolean isRest(Option<?> option) {
    return wrapped().filter(rest -> rest == option).isPresent();
  }

  /// What the string says for the option; empty when it says nothing.
  public String reading(Option<?> option) {
    if (isRest(option)) {
      return of(option).stream().map(this::typed).collect(Collectors.joining(":"));
    }
    return of(option).stream().map(item -> item.value().value()).collect(Collectors.joining("\n"));
  }

  /// Whether a form can show it: one of many values that has lines itself cannot be told from two.
  public boolean isShowable(Option<?> option) {
    return !isRepeated(option)
        || of(option).stream().noneMatch(item -> item.value().value().indexOf('\n') >= 0);
  }

  /// Whether the finding is about what the string says for the option. What is missing at the end
  /// is not about the last value, but where that is an endpoint.
  public boolean isAbout(Option<?> option, Diagnostic finding) {
    Text text = description.text();
    return of(option).stream()
        .anyMatch(
            item -> {
              int from = text.place(item.from());
              int to = text.place(item.to());
              boolean within = from <= finding.start() && finding.end() <= to;
              return within && (finding.start() < to || item.value().isEmpty() || isRest(option));
            });
  }

  /// The items that give the option its value.
  private List<Item> of(Option<?> option) {
    if (isRest(option)) {
      return inside();
    } else if (isRepeated(option)) {
      return extra();
    }
    Item item = items.get(option);
    return item == null ? List.of() : List.of(item);
  }

  private List<Item> inside() {
    return description.arguments().stream().filter(item -> !isOwn(item)).toList();
  }

  private boolean isOwn(Item item) {
    Text key = item.key();
    return key != null && schema.find(key.value()).isPresent();
  }

  private List<Item> extra() {
    List<Item> positionals = positionals();
    int own = Math.min(schema.positional().size(), positionals.size());
    return positionals.subList(own, positionals.size());
  }

  private List<Item> positionals() {
    return description.arguments().stream().filter(item -> !item.isKeyword()).toList();
  }

  /// The string with what reads as `reading` for the option; an empty one takes it out.
  public String with(Option<?> option, String reading) {
    if (isRest(option)) {
      return withInside(reading);
    } else if (isRepeated(option)) {
      return withEach(reading.isEmpty() ? List.of() : Arrays.asList(reading.split("\n", -1)));
    }
    Item item = items.get(option);
    if (item == null) {
      return reading.isEmpty() ? description.text().source() : added(option, reading);
    }
    boolean place = !item.isKeyword() && option.isRequired();
    return reading.isEmpty() && !place ? without(option, item) : replaced(item, reading);
  }

  /// This string's values in the string of another type: those arguments that it has, too, by their
  /// names; or the whole string inside it, when it wraps others and this type does not.
  ///
  /// @param more values by name that the string of the other type should have, where this one says
  ///   nothing
  public String as(String type, Schema other, Map<String, String> more) {
    List<Part> parts = new ArrayList<>();
    parts.add(part(Item.positional(type)));
    boolean inOrder = true;
    for (Option<?> option : other.options()) {
      String reading =
          schema.find(option.name()).map(this::reading).filter(r -> !r.isEmpty()).orElse("");
      if (reading.isEmpty()) {
        reading = more.getOrDefault(option.name(), "");
      }
      inOrder &= other.positional().contains(option) && option.isRequired() && !reading.isEmpty();
      if (!reading.isEmpty()) {
        parts.add(part(inOrder ? Item.positional(reading) : Item.keyword(option.name(), reading)));
      }
    }
    if (other.rest().isPresent()) {
      String inner = wrapped().map(this::reading).orElse(description.text().source());
      parts.addAll(parts(inner));
    }
    return write(parts);
  }

  private String replaced(Item old, String reading) {
    Text key = old.key();
    Item now = key == null ? Item.positional(reading) : Item.keyword(key.value(), reading);
    List<Part> parts = parts();
    parts.replaceAll(part -> part.item() == old ? part(now) : part);
    return write(parts);
  }

  /// Takes an option out. Values by position that come after it get their names.
  private String without(Option<?> option, Item gone) {
    boolean position = !gone.isKeyword();
    List<Part> parts = new ArrayList<>();
    boolean after = false;
    for (Part part : parts()) {
      Item item = part.item();
      Text key = item.key();
      after |= item == gone;
      Option<?> other = after && position && key == null ? optionOf(item) : null;
      if (item == gone || (key != null && key.value().equals(option.name()))) {
        continue;
      }
      parts.add(other == null ? part : part(Item.keyword(other.name(), item.value().value())));
    }
    return write(parts);
  }

  private @Nullable Option<?> optionOf(Item item) {
    return items.entrySet().stream()
        .filter(entry -> entry.getValue() == item)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /// Adds a value: by position when it is the next one that has to be there, else by name. A lone
  /// colon at the end is where somebody was about to do that.
  private String added(Option<?> option, String reading) {
    List<Part> parts = parts();
    Item last = parts.getLast().item();
    if (parts.size() > 1 && !last.isKeyword() && last.value().isEmpty() && isIdle(last)) {
      parts.removeLast();
    }
    int index = schema.positional().indexOf(option);
    List<Item> before = positionals(parts);
    boolean next = index >= 0 && option.isRequired() && before.size() == index;
    for (int i = 0; next && i < index; i++) {
      next = items.get(schema.positional().get(i)) == before.get(i);
    }
    if (next) {
      parts.add(afterPositionals(parts), part(Item.positional(reading)));
    } else {
      int place = schema.rest().isPresent() ? afterOwn(parts) : parts.size();
      parts.add(place, part(Item.keyword(option.name(), reading)));
    }
    return write(parts);
  }

  /// Whether the item says nothing that has to be said.
  private boolean isIdle(Item item) {
    Option<?> option = optionOf(item);
    return option == null
        ? schema.rest().isEmpty() && schema.repeated().isEmpty()
        : !option.isRequired();
  }

  private String withInside(String inner) {
    List<Part> parts = parts();
    List<Item> old = inside();
    parts.removeIf(part -> old.stream().anyMatch(item -> item == part.item()));
    if (!inner.isEmpty()) {
      parts.addAll(parts(inner));
    }
    return write(parts);
  }

  private String withEach(List<String> values) {
    List<Part> parts = parts();
    List<Item> old = extra();
    parts.removeIf(part -> old.stream().anyMatch(item -> item == part.item()));
    int place = afterPositionals(parts);
    List<Item> now = new ArrayList<>();
    for (Option<?> option : schema.positional()) {
      if (!values.isEmpty() && items.get(option) == null) {
        now.add(Item.positional(""));
      }
    }
    values.forEach(value -> now.add(Item.positional(value)));
    parts.addAll(place, now.stream().map(EndpointForm::part).toList());
    return write(parts);
  }

  /// An item, and how it is spelled.
  private record Part(Item item, String written) {}

  /// The parts of this string as they were typed.
  private List<Part> parts() {
    return description.items().stream()
        .map(item -> new Part(item, typed(item)))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /// The parts of another string as they were typed.
  private static List<Part> parts(String string) {
    return new EndpointForm(Schema.of(), Description.read(string), new IdentityHashMap<>()).parts();
  }

  private String typed(Item item) {
    Text text = description.text();
    return text.source().substring(text.place(item.from()), text.place(item.to()));
  }

  private static Part part(Item item) {
    Text key = item.key();
    String value = Quoting.readable(item.value().value());
    return new Part(item, key == null ? value : Quoting.positional(key.value()) + "=" + value);
  }

  private static List<Item> positionals(List<Part> parts) {
    List<Item> all = parts.stream().map(Part::item).filter(item -> !item.isKeyword()).toList();
    return all.isEmpty() ? all : all.subList(1, all.size());
  }

  /// Where the next value by position goes.
  private static int afterPositionals(List<Part> parts) {
    int place = parts.size();
    while (place > 0 && parts.get(place - 1).item().isKeyword()) {
      place--;
    }
    return place;
  }

  /// Where one more argument of a wrapping type goes, before the endpoint inside.
  private int afterOwn(List<Part> parts) {
    int place = 1;
    while (place < parts.size() && isOwn(parts.get(place).item())) {
      place++;
    }
    return place;
  }

  /// The parts as they are spelled where that reads as they should: a bracket or a backslash may
  /// take in what comes after it. Else in the standard spelling, which always does.
  private static String write(List<Part> parts) {
    List<Item> items = parts.stream().map(Part::item).toList();
    String typed = parts.stream().map(Part::written).collect(Collectors.joining(":"));
    return Description.read(typed).items().equals(items) ? typed : Description.of(items).write();
  }
}
