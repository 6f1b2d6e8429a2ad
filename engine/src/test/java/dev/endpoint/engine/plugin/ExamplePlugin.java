package dev.endpoint.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.EndpointCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The example of `docs/adding-an-endpoint.md`, compiled, packed and loaded once for all tests, the
/// way the programs load it.
public final class ExamplePlugin {
  public static final Path PROJECT = Path.of("docs", "example");

  private static final Path WORK = Path.of("target", "example-plugin");
  private static final EndpointCatalog CATALOG = load();

  private ExamplePlugin() {}

  /// The engine's types and `banner`.
  public static EndpointCatalog catalog() {
    return CATALOG;
  }

  /// What an earlier run left is no part of it.
  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  /// It stays open as long as the tests run.
  private static EndpointCatalog load() {
    try {
      delete(WORK);
      Path jar = new JarMaker(WORK).project(PROJECT).write(WORK.resolve("plugins/banner.jar"));
      EndpointCatalog catalog = PluginFolder.open(jar.getParent()).catalog();
      assertEquals(List.of(), catalog.broken());
      return catalog;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
