package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.endpoint.engine.syntax.RandomDescriptions;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Random strings, read by Twisted itself and by us.
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwistedReadsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  private Process twisted;
  private BufferedWriter ask;
  private BufferedReader answers;

  @BeforeAll
  void start() throws Exception {
    Path script = Path.of(getClass().getResource("/peers/read_endpoint_strings.py").toURI());
    Optional<String> python = pythonWithTwisted();
    assumeTrue(python.isPresent(), "no Python with Twisted here");
    twisted =
        new ProcessBuilder(python.get(), script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ask = twisted.outputWriter(StandardCharsets.UTF_8);
    answers = twisted.inputReader(StandardCharsets.UTF_8);
  }

  /// The first on the path, or the system's own, which is the one that distribution packages
  /// extend.
  private static Optional<String> pythonWithTwisted() throws Exception {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      boolean runs = python.indexOf('/') < 0 || Files.isExecutable(Path.of(python));
      if (runs && new ProcessBuilder(python, "-c", "import twisted").start().waitFor() == 0) {
        return Optional.of(python);
      }
    }
    return Optional.empty();
  }

  @AfterAll
  void stop() {
    if (twisted != null) {
      twisted.destroyForcibly();
    }
  }

  private JsonNode twisted(String side, String text) throws IOException {
    ask.write(JSON.writeValueAsString(List.of(side, text)));
    ask.newLine();
    ask.flush();
    return JSON.readTree(answers.readLine());
  }

  @Test
  void whatWeWriteTwistedReadsAsWeMeantIt() throws IOException {
    Random random = new Random(10);
    for (int i = 0; i < 2_000; i++) {
      RandomDescriptions.Shown shown = RandomDescriptions.shown(random);
      JsonNode theirs = twisted("parse", shown.written());
      assertEquals(JSON.valueToTree(shown.positionals()), theirs.get("args"), shown.written());
      assertEquals(JSON.valueToTree(shown.keywords()), theirs.get("kwargs"), shown.written());
    }
  }

  @Test
  void tcpStringsMeanWhatTheyMeanInTwisted() throws IOException {
    Random random = new Random(20);
    Map<Boolean, Integer> seen = new TreeMap<>();
    for (int i = 0; i < 6_000; i++) {
      boolean client = random.nextBoolean();
      String text = client ? client(random) : server(random);
      ParsedEndpoint<?> ours = client ? CATALOG.client(text) : CATALOG.server(text);
      JsonNode theirs = twisted(client ? "client" : "server", text);
      seen.merge(!theirs.isNull(), 1, Integer::sum);
      assertEquals(!theirs.isNull(), ours.ok(), () -> text + " " + ours.diagnostics());
      if (ours.ok()) {
        assertEquals(theirs, values(ours, client), text);
      }
    }
    assertTrue(seen.get(true) > 500 && seen.get(false) > 500, seen::toString);
  }

  private static JsonNode values(ParsedEndpoint<?> ours, boolean client) {
    Map<String, Object> named = ours.arguments().byName();
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> names =
        client
            ? List.of("host", "port", "timeout", "bindAddress")
            : List.of("port", "backlog", "interface");
    for (String name : names) {
      Object value = named.get(name);
      values.put(name, value instanceof Long number ? (Object) number.intValue() : value);
    }
    return JSON.valueToTree(values);
  }

  private static String client(Random random) {
    return string(
        random,
        List.of("tcp", "TCP", "t\\cp"),
        List.of("h", "80", "81", "x.example", "", "0_9", "p\\ort=82"),
        List.of(
            "host=h",
            "host=7",
            "port=83",
            "port=x",
            "timeout=5",
            "timeout=+6",
            "timeout=",
            "bindAddress=10.0.0.1",
            "bindAddress=",
            "bogus=1",
            "Host=h",
            "=",
            "host=\\:\\:1"));
  }

  private static String server(Random random) {
    return string(
        random,
        List.of("tcp", "tcp6", "TCP6"),
        List.of("80", "+81", " 82 ", "127.0.0.1", "", "0_9", "7", "\\8"),
        List.of(
            "port=83",
            "port=",
            "backlog=5",
            "backlog= 6",
            "backlog=x",
            "interface=10.0.0.1",
            "interface=",
            "interface=a=b",
            "bogus=1",
            "Port=1",
            "=",
            "interface=\\:\\:1"));
  }

  private static String string(
      Random random, List<String> types, List<String> positionals, List<String> keywords) {
    List<String> items = new ArrayList<>();
    for (int count = random.nextInt(5); count > 0; count--) {
      List<String> from = random.nextInt(5) < 3 ? positionals : keywords;
      items.add(from.get(random.nextInt(from.size())));
    }
    items.addFirst(types.get(random.nextInt(types.size())));
    return String.join(":", items);
  }
}
