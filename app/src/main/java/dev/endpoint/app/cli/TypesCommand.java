package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Lists the types of endpoint there are, or says everything about one.
@Command(
    name = "types",
    description = "Lists the types of endpoint, or says which arguments one of them takes.")
final class TypesCommand implements Callable<Integer> {
  private final Console console;
  private final Supplier<EndpointCatalog> catalogs;

  @picocli.CommandLine.Option(names = "--json", description = "one JSON object a line")
  boolean json;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "a type, such as tcp")
  @Nullable String name;

  TypesCommand(Console console, Supplier<EndpointCatalog> catalogs) {
    this.console = console;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() {
    EndpointCatalog catalog = catalogs.get();
    catalog.broken().forEach(this::tell);
    List<EndpointType> types = catalog.types();
    String wanted = name;
    if (wanted != null) {
      types = types.stream().filter(type -> type.name().equalsIgnoreCase(wanted)).toList();
      if (types.isEmpty()) {
        console.err().println("There is no type \"" + wanted + "\". endpoint types lists them.");
        return Exit.BAD_STRING;
      }
    }
    if (json) {
      types.forEach(type -> console.json(json(type, catalog.place(type))));
    } else if (wanted == null) {
      list(types, catalog);
    } else {
      types.forEach(type -> describe(type, catalog.place(type)));
    }
    return Exit.OK;
  }

  private void tell(EndpointCatalog.Broken left) {
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("event", "left out");
      line.put("name", left.name());
      line.put("reason", left.reason());
      console.err().println(Json.write(line));
    } else {
      console.err().println(left.name() + " is left out: " + left.reason());
    }
  }

  private void list(List<EndpointType> types, EndpointCatalog catalog) {
    Table table = new Table();
    types.forEach(
        type -> table.row(type.name(), sides(type), type.summary() + from(catalog.place(type))));
    table.print(console.out());
  }

  private static String from(String place) {
    return place.isEmpty() ? "" : " (from " + place + ")";
  }

  private static String sides(EndpointType type) {
    if (type.server() == null) {
      return "connect";
    }
    return type.client() == null ? "listen" : "connect, listen";
  }

  private void describe(EndpointType type, String place) {
    PrintStream out = console.out();
    out.println(type.name() + ": " + type.summary() + from(place));
    describe("To connect", type, type.client());
    describe("To listen", type, type.server());
  }

  private void describe(String when, EndpointType type, @Nullable EndpointRole<?> role) {
    if (role == null) {
      return;
    }
    Schema schema = role.schema();
    console.out().println();
    console.out().println(when + ": " + schema.form(type.name()));
    Table table = new Table();
    schema
        .options()
        .forEach(option -> table.row("  " + option.name(), option.detail(), option.help()));
    schema
        .repeated()
        .ifPresent(all -> table.row("  " + all.name() + "...", "any number", all.help()));
    table.print(console.out());
    if (!role.aliases().isEmpty()) {
      console.out().println("  also called " + String.join(", ", role.aliases()));
    }
  }

  private static Map<String, @Nullable Object> json(EndpointType type, String place) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", type.name());
    json.put("summary", type.summary());
    json.put("plugin", place.isEmpty() ? null : place);
    json.put("client", json(type.client()));
    json.put("server", json(type.server()));
    return json;
  }

  private static @Nullable Object json(@Nullable EndpointRole<?> role) {
    if (role == null) {
      return null;
    }
    Schema schema = role.schema();
    List<Object> arguments = new ArrayList<>();
    schema.positional().forEach(option -> arguments.add(json(option, "position")));
    schema.repeated().ifPresent(option -> arguments.add(json(option, "repeated")));
    schema.keywordOnly().forEach(option -> arguments.add(json(option, "name")));
    schema.rest().ifPresent(rest -> arguments.add(json(rest.option(), "rest")));
    return arguments;
  }

  private static <T> Map<String, @Nullable Object> json(Option<T> option, String by) {
    Optional<Object> fallback = option.fallback().map(option.kind()::plain);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", option.name());
    json.put("by", by);
    json.put("kind", option.kind().words());
    json.put("required", option.isRequired());
    json.put("default", fallback.orElse(null));
    json.put("help", option.help());
    return json;
  }
}
