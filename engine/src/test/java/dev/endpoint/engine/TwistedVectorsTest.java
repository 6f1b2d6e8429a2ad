package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Side;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What Twisted makes of each string, and what we are to make of it.
class TwistedVectorsTest {
  private static final String FILE = "/vectors/twisted-endpoint-strings.json";

  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  /// Twisted's name of an endpoint class, by the word of the type in a string.
  private static final Map<String, Set<String>> CLASSES =
      Map.of(
          "tcp", Set.of("TCP4ServerEndpoint", "TCP4ClientEndpoint"),
          "tcp6", Set.of("TCP6ServerEndpoint"),
          "hostname", Set.of());

  /// Types of the vectors that do not exist here yet. When one is added, this is the list to
  /// shorten.
  private static final Set<String> MISSING =
      new TreeSet<>(Set.of("cfake", "fake", "haproxy", "ssl", "stdio", "systemd", "tls", "unix"));

  private static List<JsonNode> vectors() throws IOException {
    try (InputStream in = TwistedVectorsTest.class.getResourceAsStream(FILE)) {
      JsonNode vectors = new ObjectMapper().readTree(in).get("vectors");
      return StreamSupport.stream(vectors.spliterator(), false).toList();
    }
  }

  private static ParsedEndpoint<?> read(JsonNode vector) {
    String text = vector.get("string").asText();
    return side(vector) == Side.CLIENT ? CATALOG.client(text) : CATALOG.server(text);
  }

  private static Side side(JsonNode vector) {
    return vector.get("side").asText().equals("client") ? Side.CLIENT : Side.SERVER;
  }

  /// The type a vector is about, when there is one of that name in Twisted.
  private static String typeOf(JsonNode vector) {
    String word = vector.get("string").asText().split("[:\\\\]", -1)[0].toLowerCase();
    return MISSING.contains(word) ? word : "";
  }

  @Test
  void theTypesLeftOutAreExactlyTheOnesThatDoNotExist() throws IOException {
    Set<String> leftOut = new TreeSet<>();
    for (JsonNode vector : vectors()) {
      String type = typeOf(vector);
      if (!type.isEmpty()) {
        leftOut.add(type);
      }
    }
    assertEquals(MISSING, leftOut);
    for (String type : leftOut) {
      assertTrue(CATALOG.types().stream().noneMatch(t -> t.name().equals(type)), type);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachStringMeansWhatItMeansInTwisted() throws IOException {
    return vectors().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.get("id").asText() + " " + vector.get("string").asText(),
                    () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    ParsedEndpoint<?> parsed = read(vector);
    assertPositioned(parsed);
    if (!typeOf(vector).isEmpty()) {
      assertFalse(parsed.ok(), "there is no such type yet");
      return;
    }
    String expect = vector.get("expect").asText();
    switch (expect) {
      case "same" -> assertSame(vector, parsed, List.of());
      case "same+warning" -> {
        assertFalse(parsed.diagnostics().isEmpty(), "a warning is due");
        assertSame(vector, parsed, parsed.diagnostics());
      }
      case "accept" -> assertTrue(parsed.ok(), () -> "refused: " + parsed.diagnostics());
      case "refuse" -> assertFalse(parsed.ok(), "accepted");
      case "unspecified" -> assertPositioned(parsed);
      default -> throw new AssertionError("unknown expectation " + expect);
    }
  }

  /// Either fine, or an error that says where.
  private static void assertPositioned(ParsedEndpoint<?> parsed) {
    int length = parsed.text().length();
    assertEquals(parsed.ok(), parsed.diagnostics().stream().noneMatch(Diagnostic::isError));
    for (Diagnostic diagnostic : parsed.diagnostics()) {
      assertAll(
          () -> assertTrue(diagnostic.start() >= 0),
          () -> assertTrue(diagnostic.start() <= diagnostic.end()),
          () -> assertTrue(diagnostic.end() <= length),
          () -> assertFalse(diagnostic.message().isBlank()));
    }
  }

  private static void assertSame(
      JsonNode vector, ParsedEndpoint<?> parsed, List<Diagnostic> warnings) {
    assertEquals(warnings, parsed.diagnostics());
    assertTrue(parsed.ok(), "refused");
    assertTrue(CLASSES.get(parsed.type().name()).contains(vector.get("type").asText()));
    Map<String, Object> ours = parsed.arguments().byName();
    vector.get("fields").properties().forEach(field -> assertField(field, ours));
  }

  private static void assertField(Map.Entry<String, JsonNode> field, Map<String, Object> ours) {
    JsonNode value = field.getValue();
    switch (field.getKey()) {
      case "port", "backlog", "timeout" ->
          assertEquals(value.asLong(), ((Number) ours.get(field.getKey())).longValue());
      case "bindAddress" ->
          assertEquals(value.isNull() ? null : value.get(0).asText(), ours.get("bindAddress"));
      default -> assertEquals(value.asText(), ours.get(field.getKey()));
    }
  }

  @Test
  void theGrammarTakesStringsApartAsTwistedDoes() throws IOException {
    try (InputStream in = TwistedVectorsTest.class.getResourceAsStream(FILE)) {
      JsonNode file = new ObjectMapper().readTree(in);
      for (String group : List.of("parse", "parse_fuzz")) {
        for (JsonNode vector : file.get(group)) {
          TwistedView.assertTakenApart(vector);
        }
      }
      for (JsonNode vector : file.get("quote")) {
        TwistedView.assertQuoted(vector);
      }
    }
  }

  /// Kept in one place: how Twisted shows a description, and how ours compares.
  private static final class TwistedView {
    static void assertTakenApart(JsonNode vector) {
      String text = vector.get("string").asText();
      var findings = new dev.endpoint.engine.syntax.Findings();
      var description = dev.endpoint.engine.syntax.Grammar.read(text, findings);
      JsonNode error = vector.get("error_class");
      if (error != null && error.asText().equals("RuntimeError")) {
        assertEquals(1, findings.errors(), text);
        return;
      }
      assertEquals(0, findings.errors(), text);
      assertEquals(
          description,
          dev.endpoint.engine.syntax.Description.read(description.write()),
          "written and read back: " + text);
      if (vector.has("args")) {
        assertEquals(texts(vector.get("args")), positionals(description), text);
        assertEquals(map(vector.get("kwargs")), keywords(description), text);
      }
    }

    static void assertQuoted(JsonNode vector) {
      String text = vector.get("string").asText();
      assertEquals(vector.get("quoted").asText(), dev.endpoint.engine.syntax.Quoting.value(text));
      assertEquals(
          List.of(text),
          positionals(
              dev.endpoint.engine.syntax.Description.read(
                  dev.endpoint.engine.syntax.Quoting.positional(text))));
    }

    private static List<String> texts(JsonNode array) {
      return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static Map<String, String> map(JsonNode object) {
      Map<String, String> map = new LinkedHashMap<>();
      object.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
      return map;
    }

    private static List<String> positionals(dev.endpoint.engine.syntax.Description description) {
      return description.items().stream()
          .filter(item -> !item.isKeyword())
          .map(item -> item.value().value())
          .toList();
    }

    private static Map<String, String> keywords(
        dev.endpoint.engine.syntax.Description description) {
      Map<String, String> map = new LinkedHashMap<>();
      description.items().stream()
          .filter(item -> item.isKeyword())
          .forEach(item -> map.put(item.key().value(), item.value().value()));
      return map;
    }
  }
}
