package dev.endpoint.engine;

import dev.endpoint.engine.EndpointCatalog.Broken;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Completer;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Secrets;
import dev.endpoint.engine.syntax.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The endpoint types by name and side, each asked once for what it declares.
final class TypeTable {
  /// One type with its sides.
  ///
  /// @param place where it comes from, as in [TypeSource]
  record Entry(
      EndpointType type,
      String place,
      @Nullable EndpointRole<ClientEndpoint> client,
      @Nullable EndpointRole<ServerEndpoint> server) {
    @Nullable EndpointRole<?> role(Side side) {
      return side == Side.CLIENT ? client : server;
    }

    Completer.Word word(EndpointRole<?> role) {
      return new Completer.Word(type.name(), role.aliases(), type.summary(), role.schema());
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final List<Broken> broken = new ArrayList<>();
  private final Map<Side, Map<String, Entry>> byWord = new EnumMap<>(Side.class);

  private Secrets secrets = Secrets.among(List.of());

  private TypeTable() {
    for (Side side : Side.values()) {
      byWord.put(side, new HashMap<>());
    }
  }

  /// @param broken takes what the places could not load, the types that raise when asked or make no
  ///   sense, and those whose name is taken
  static TypeTable of(List<TypeSource> sources, List<Broken> broken) {
    TypeTable table = new TypeTable();
    for (TypeSource source : sources) {
      broken.addAll(source.broken());
      source.types().forEach(type -> table.add(type, source.place(), broken));
    }
    table.entries.forEach(table::addAliases);
    table.secrets = Secrets.among(table.options());
    table.broken.addAll(broken);
    return table;
  }

  /// A type is somebody else's code, hence the wide catch: it is left out, and said, and the others
  /// work.
  private void add(EndpointType type, String place, List<Broken> broken) {
    String name = type.getClass().getName();
    try {
      name = type.name();
      Entry entry = new Entry(type, place, type.client(), type.server());
      String defect = new Declaration(entry).defect().orElseGet(() -> taken(entry));
      if (defect.isEmpty()) {
        entries.add(entry);
        byWord.values().forEach(words -> words.put(entry.type().name(), entry));
      } else {
        broken.add(broken(name, place, defect));
      }
    } catch (RuntimeException | LinkageError e) {
      broken.add(broken(name, place, LoadFailures.words(e)));
    }
  }

  private String taken(Entry entry) {
    Entry first = find(Side.CLIENT, entry.type().name());
    if (first == null) {
      return "";
    }
    return entry.place().isEmpty()
        ? "there is another type of this name"
        : first.place().isEmpty()
            ? "a type of this name comes with the engine"
            : "there is another type of this name, from " + first.place();
  }

  private static Broken broken(String name, String place, String defect) {
    return place.isEmpty()
        ? new Broken(name, defect)
        : new Broken(place, "its type \"" + name + "\": " + defect);
  }

  private void addAliases(Entry entry) {
    for (Side side : Side.values()) {
      EndpointRole<?> role = entry.role(side);
      if (role != null) {
        role.aliases().forEach(alias -> byWord.get(side).putIfAbsent(alias, entry));
      }
    }
  }

  List<EndpointType> types() {
    return entries.stream().map(Entry::type).toList();
  }

  private List<Option<?>> options() {
    List<Option<?>> options = new ArrayList<>();
    for (Side side : Side.values()) {
      entries(side).forEach(word -> options.addAll(word.schema().options()));
    }
    return options;
  }

  /// What no string may show.
  Secrets secrets() {
    return secrets;
  }

  /// Where a type of this table comes from.
  String place(EndpointType type) {
    return entries.stream()
        .filter(entry -> entry.type() == type)
        .map(Entry::place)
        .findFirst()
        .orElse("");
  }

  /// The type of that name, in any letter case, whether or not it has this side.
  @Nullable Entry find(Side side, String word) {
    return byWord.get(side).get(word.toLowerCase(Locale.ROOT));
  }

  /// What was left out and is probably the type of that name: its own name or its jar's says so.
  Optional<Broken> leftOut(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    return broken.stream()
        .filter(
            left ->
                left.name().toLowerCase(Locale.ROOT).split("[.-]", 2)[0].equals(name)
                    || left.reason().contains("\"" + name + "\""))
        .findFirst();
  }

  /// The names of the types that have this side.
  List<String> names(Side side) {
    return entries(side).stream().map(Completer.Word::name).toList();
  }

  /// The types that have this side, for completion.
  List<Completer.Word> entries(Side side) {
    List<Completer.Word> words = new ArrayList<>();
    for (Entry entry : entries) {
      EndpointRole<?> role = entry.role(side);
      if (role != null) {
        words.add(entry.word(role));
      }
    }
    return words;
  }

  /// The class that a loading error is about, as far as its text says.
  static String providerName(Throwable e) {
    String message = LoadFailures.words(e);
    int provider = message.indexOf("Provider ");
    if (provider < 0) {
      return message;
    }
    String rest = message.substring(provider + "Provider ".length());
    int blank = rest.indexOf(' ');
    return blank < 0 ? rest : rest.substring(0, blank);
  }
}
