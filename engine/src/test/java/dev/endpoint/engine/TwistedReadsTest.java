package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.endpoint.engine.peers.Peer;
import dev.endpoint.engine.syntax.RandomDescriptions;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Random strings, read by Twisted itself and by us.
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwistedReadsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  @TempDir private Path folder;
  private Process twisted;
  private BufferedWriter ask;
  private BufferedReader answers;

  @BeforeAll
  void start() throws Exception {
    Path script = Path.of(getClass().getResource("/peers/read_endpoint_strings.py").toURI());
    ProcessBuilder program = new ProcessBuilder(Peer.needTwisted(), script.toString());
    // Each string with TLS would read all the certificates of the system, of which none is asked
    // for.
    program.environment().putAll(Map.of("SSL_CERT_FILE", "/dev/null", "SSL_CERT_DIR", "/none"));
    twisted = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    ask = twisted.outputWriter(StandardCharsets.UTF_8);
    answers = twisted.inputReader(StandardCharsets.UTF_8);
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
  void stringsOfEveryTypeMeanWhatTheyMeanInTwisted() throws Exception {
    try (TlsFiles files = TlsFiles.make()) {
      compare(new RandomStrings(new Random(20), files, folder));
    }
  }

  private void compare(RandomStrings strings) throws IOException {
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      RandomStrings.Sample sample = strings.next();
      String text = sample.text();
      JsonNode theirs = twisted(sample.client() ? "client" : "server", text);
      ParsedEndpoint<?> ours = sample.client() ? CATALOG.client(text) : CATALOG.server(text);
      seen.merge(sample.type() + (theirs.isNull() ? " refused" : " taken"), 1, Integer::sum);
      assertEquals(!theirs.isNull(), ours.ok(), () -> text + " " + ours.diagnostics());
      if (ours.ok()) {
        assertMeans(theirs, ours);
      }
    }
    seen.forEach((what, times) -> assertTrue(times > 10, seen::toString));
  }

  private static void assertMeans(JsonNode theirs, ParsedEndpoint<?> ours) {
    Map<String, Object> named = ours.arguments().byName();
    Object inside = named.get("endpoint");
    if (ours.type().name().equals("haproxy")) {
      assertMeans(theirs, CATALOG.server((String) inside));
    } else if (inside != null) {
      assertMeans(theirs, CATALOG.client((String) inside));
    } else {
      theirs
          .properties()
          .forEach(
              field ->
                  assertEquals(
                      field.getValue(),
                      number(named.get(field.getKey())),
                      () -> ours.text() + " " + field.getKey()));
    }
  }

  private static JsonNode number(@Nullable Object value) {
    return JSON.valueToTree(value instanceof Long number ? (Object) number.intValue() : value);
  }
}
