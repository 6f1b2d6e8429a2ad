package dev.endpoint.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page about adding a type shows what is compiled and tested, to the letter.
class AddingAnEndpointPageTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyPieceOfCodeOnThePageIsOfTheExample() throws IOException {
    String page = Files.readString(Path.of("docs", "adding-an-endpoint.md"));
    List<String> blocks =
        BLOCK.matcher(page).results().map(AddingAnEndpointPageTest::code).toList();
    List<String> sources = sources();
    assertTrue(blocks.size() >= 4, () -> blocks.size() + " pieces");
    for (String block : blocks) {
      assertTrue(sources.stream().anyMatch(source -> source.contains(block)), block);
    }
  }

  private static String code(MatchResult block) {
    return block.group(1);
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ExamplePlugin.PROJECT.resolve("src"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(AddingAnEndpointPageTest::read)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
