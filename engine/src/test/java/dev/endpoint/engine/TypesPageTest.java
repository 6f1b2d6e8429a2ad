package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The page `docs/types.md` says what the declarations say. Run with `-Dtypes.page=write` it is
/// written anew.
class TypesPageTest {
  private static final Path PAGE = Path.of("docs", "types.md");

  @Test
  void thePageSaysWhatTheTypesDeclare() throws IOException {
    String page = page(EndpointCatalog.installed());
    if ("write".equals(System.getProperty("types.page"))) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page, Files.readString(PAGE), "write it anew with -Dtypes.page=write");
  }

  private static String page(EndpointCatalog catalog) {
    StringBuilder page =
        new StringBuilder(
            """
            # Endpoint types

            Made from the declarations by `TypesPageTest`; not to be edited. `[...]` may be left out; what has `=` goes by
            name only, everything else by position or by name.

            | type | connects | listens |
            |---|---|---|
            """);
    for (EndpointType type : catalog.types()) {
      page.append("| [`%s`](#%s) ".formatted(type.name(), type.name()))
          .append(type.client() == null ? "| " : "| yes ")
          .append(type.server() == null ? "| |\n" : "| yes |\n");
    }
    for (EndpointType type : catalog.types()) {
      page.append("\n## ").append(type.name()).append("\n\n").append(type.summary()).append(".\n");
      role(page, "Connect", type.name(), type.client());
      role(page, "Listen", type.name(), type.server());
    }
    return page.toString();
  }

  private static void role(
      StringBuilder page, String verb, String type, @Nullable EndpointRole<?> role) {
    if (role == null) {
      return;
    }
    Schema schema = role.schema();
    page.append("\n%s: `%s`\n".formatted(verb, schema.form(type)));
    if (schema.options().isEmpty() && schema.repeated().isEmpty()) {
      return;
    }
    page.append("\n| argument | what | |\n|---|---|---|\n");
    schema.options().forEach(option -> row(page, option, option.detail()));
    schema.repeated().ifPresent(all -> row(page, all, "any number"));
  }

  private static void row(StringBuilder page, Option<?> option, String detail) {
    page.append("| `%s` | %s | %s |\n".formatted(option.name(), detail, option.help()));
  }
}
