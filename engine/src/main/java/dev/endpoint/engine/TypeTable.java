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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The endpoint types by name and side, each asked once for what it declares.
final class TypeTable {
  /// One type with its sides.
  record Entry(
      EndpointType type,
      @Nullable EndpointRole<ClientEndpoint> client,
      @Nullable EndpointRole<ServerEndpoint> server) {
    @Nullable EndpointRole<?> role(Side side) {
      return side == Side.CLIENT ? client : server;
    }

    Completer.Word word(EndpointRole<?> role) {
      return new Completer.Word(type.name(), type.summary(), role.schema());
    }
  }

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.+-]*");

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Side, Map<String, Entry>> byWord = new EnumMap<>(Side.class);

  private Secrets secrets = Secrets.among(List.of());

  private TypeTable() {
    for (Side side : Side.values()) {
      byWord.put(side, new HashMap<>());
    }
  }

  /// @param broken takes the types that raise when asked, or have a name that is taken
  static TypeTable of(List<EndpointType> types, List<Broken> broken) {
    TypeTable table = new TypeTable();
    for (EndpointType type : types) {
      table.add(type, broken);
    }
    table.entries.forEach(table::addAliases);
    table.secrets = Secrets.among(table.options());
    return table;
  }

  /// A type is somebody else's code, hence the wide catch: it is left out, and said, and the others
  /// work.
  private void add(EndpointType type, List<Broken> broken) {
    String name = type.getClass().getName();
    try {
      name = type.name();
      Entry entry = new Entry(type, type.client(), type.server());
      for (Side side : Side.values()) {
        EndpointRole<?> role = entry.role(side);
        if (role != null) {
          entry.word(role);
          role.aliases();
        }
      }
      if (!NAME.matcher(name).matches()) {
        broken.add(new Broken(name, "its name is not one word in lower case"));
      } else if (find(Side.CLIENT, name) != null) {
        broken.add(new Broken(name, "there is another type of this name"));
      } else {
        entries.add(entry);
        byWord.values().forEach(words -> words.put(entry.type().name(), entry));
      }
    } catch (RuntimeException | LinkageError e) {
      broken.add(new Broken(name, reason(e)));
    }
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

  /// The type of that name, in any letter case, whether or not it has this side.
  @Nullable Entry find(Side side, String word) {
    return byWord.get(side).get(word.toLowerCase(Locale.ROOT));
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

  static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  /// The class that a loading error is about, as far as its text says.
  static String providerName(Throwable e) {
    String message = reason(e);
    int provider = message.indexOf("Provider ");
    if (provider < 0) {
      return message;
    }
    String rest = message.substring(provider + "Provider ".length());
    int blank = rest.indexOf(' ');
    return blank < 0 ? rest : rest.substring(0, blank);
  }
}
