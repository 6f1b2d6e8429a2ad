package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.ParsedEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads endpoint strings and says what they mean or what is wrong with them; opens nothing.
@Command(
    name = "check",
    description = "Says what an endpoint string means, or what is wrong with it. Opens nothing.",
    footer = {
      "",
      "Without a side it is taken as what it can be, to connect or to listen, or as both.",
      "With --json: {\"ok\", \"type\", \"arguments\", \"canonical\", \"diagnostics\"}; every"
          + " argument of the type is there by its name, null when it has no value; places count"
          + " UTF-16 units.",
      "Exit status: 0 when every string can be used, 2 when one cannot."
    })
final class CheckCommand implements Callable<Integer> {
  private final Console console;
  private final Supplier<EndpointCatalog> catalogs;

  @ArgGroup(multiplicity = "0..1")
  SideChoice side = new SideChoice();

  @Option(names = "--json", description = "one JSON object a line")
  boolean json;

  @Parameters(
      paramLabel = "STRING",
      description = "an endpoint string; - reads one a line from standard input")
  String text = "";

  CheckCommand(Console console, Supplier<EndpointCatalog> catalogs) {
    this.console = console;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() throws IOException {
    return text.equals("-") ? checkLines() : check();
  }

  /// Checks the one string that was given.
  int check() {
    return check(catalogs.get(), text) ? Exit.OK : Exit.BAD_STRING;
  }

  private int checkLines() throws IOException {
    EndpointCatalog catalog = catalogs.get();
    // Only a line feed ends a line: a carriage return may be part of a string.
    Scanner lines = new Scanner(console.in(), StandardCharsets.UTF_8).useDelimiter("\n");
    boolean fine = true;
    while (lines.hasNext()) {
      fine &= check(catalog, lines.next());
    }
    if (lines.ioException() != null) {
      throw lines.ioException();
    }
    return fine ? Exit.OK : Exit.BAD_STRING;
  }

  private boolean check(EndpointCatalog catalog, String string) {
    boolean fine = true;
    for (ParsedEndpoint<?> parsed : side.read(catalog, string)) {
      if (json) {
        console.json(json(parsed));
      } else {
        print(parsed);
      }
      fine &= parsed.ok();
    }
    return fine;
  }

  private void print(ParsedEndpoint<?> parsed) {
    if (!parsed.diagnostics().isEmpty()) {
      Findings.print(parsed, console.err());
    }
    if (!parsed.ok()) {
      return;
    }
    console.out().println(parsed.maskedCanonical());
    console.out().println("  " + parsed.explain());
    Table table = new Table();
    parsed
        .arguments()
        .byName()
        .forEach((name, value) -> table.row("  " + name, value == null ? "-" : value.toString()));
    table.print(console.out());
  }

  private static Map<String, Object> json(ParsedEndpoint<?> parsed) {
    EndpointType type = parsed.type();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", parsed.ok());
    json.put("type", type == null ? null : type.name());
    json.put("arguments", parsed.ok() ? parsed.arguments().byName() : Map.of());
    json.put("canonical", parsed.ok() ? parsed.maskedCanonical() : null);
    json.put("diagnostics", Findings.json(parsed));
    return json;
  }
}
