package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.syntax.TwistedVectors;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What Twisted makes of each string, and what we are to make of it.
class TwistedVectorsTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  /// Twisted's names of what our types make.
  private static final Map<String, Set<String>> CLASSES =
      Map.of(
          "haproxy", Set.of("_WrapperServerEndpoint"),
          "tcp", Set.of("TCP4ServerEndpoint", "TCP4ClientEndpoint"),
          "stdio", Set.of("StandardIOEndpoint"),
          "systemd", Set.of("AdoptedStreamServerEndpoint"),
          "tcp6", Set.of("TCP6ServerEndpoint"),
          "unix", Set.of("UNIXServerEndpoint", "UNIXClientEndpoint"));

  /// Types of the vectors that are not installed yet; their strings are to be refused, with a
  /// place. Whoever adds one of them takes it off this list and gets its vectors.
  private static final Set<String> NOT_YET = Set.of("cfake", "fake");

  /// Types whose strings name files; their vectors are tried where the files are made.
  private static final Set<String> WITH_FILES = Set.of("ssl", "tls");

  private static final int FIRST_DESCRIPTOR = 3;

  private static List<JsonNode> vectors() {
    return TwistedVectors.group("vectors").stream()
        .filter(vector -> !namesFiles(vector))
        .filter(vector -> !(vector.has("systemd_fds") && refused(vector)))
        .toList();
  }

  private static boolean namesFiles(JsonNode vector) {
    String inner = vector.get("string").asText().replaceFirst("^haproxy:", "");
    return WITH_FILES.contains(word(inner));
  }

  private static ParsedEndpoint<?> read(JsonNode vector) {
    String text = vector.get("string").asText();
    return side(vector) == Side.CLIENT ? CATALOG.client(text) : CATALOG.server(text);
  }

  private static Side side(JsonNode vector) {
    return vector.get("side").asText().equals("client") ? Side.CLIENT : Side.SERVER;
  }

  private static String word(JsonNode vector) {
    return word(vector.get("string").asText());
  }

  private static String word(String text) {
    return text.split("[:\\\\]", -1)[0].toLowerCase(Locale.ROOT);
  }

  /// Those of `systemd` are refused because of what was handed over, which `SystemdTypeTest` plays.
  private static boolean refused(JsonNode vector) {
    return vector.get("expect").asText().equals("refuse");
  }

  private static boolean notYet(JsonNode vector) {
    return NOT_YET.contains(word(vector));
  }

  @Test
  void onlyTypesThatAreNotInstalledAreLeftOut() {
    Set<String> installed =
        CATALOG.types().stream().map(EndpointType::name).collect(Collectors.toSet());
    Set<String> words =
        vectors().stream().map(TwistedVectorsTest::word).collect(Collectors.toSet());
    Set<String> leftOut = new TreeSet<>(NOT_YET);
    leftOut.removeIf(installed::contains);
    assertEquals(new TreeSet<>(NOT_YET), leftOut, "installed by now");
    assertTrue(words.containsAll(NOT_YET), "not in any vector");
  }

  @TestFactory
  Stream<DynamicTest> eachStringMeansWhatItMeansInTwisted() {
    return vectors().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.get("id").asText() + " " + vector.get("string").asText(),
                    () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    ParsedEndpoint<?> parsed = read(vector);
    assertPlaces(parsed);
    if (notYet(vector)) {
      assertFalse(parsed.ok(), "there is no such type yet");
      return;
    }
    switch (vector.get("expect").asText()) {
      case "same" -> {
        assertEquals(List.of(), parsed.diagnostics());
        assertSame(vector, parsed);
      }
      case "same+warning" -> {
        assertFalse(parsed.diagnostics().isEmpty(), "a warning is due");
        assertSame(vector, parsed);
      }
      case "accept" -> assertTrue(parsed.ok(), () -> "refused: " + parsed.diagnostics());
      case "refuse" -> assertFalse(parsed.ok(), "accepted");
      case "unspecified" -> {}
      default -> throw new AssertionError("unknown expectation in " + vector);
    }
  }

  /// Either fine, or an error that says where.
  private static void assertPlaces(ParsedEndpoint<?> parsed) {
    List<Diagnostic> diagnostics = parsed.diagnostics();
    assertEquals(parsed.ok(), diagnostics.stream().noneMatch(Diagnostic::isError));
    for (Diagnostic diagnostic : diagnostics) {
      assertTrue(
          0 <= diagnostic.start()
              && diagnostic.start() <= diagnostic.end()
              && diagnostic.end() <= parsed.text().length(),
          diagnostic::toString);
      assertFalse(diagnostic.message().isBlank());
    }
  }

  private static void assertSame(JsonNode vector, ParsedEndpoint<?> parsed) {
    assertTrue(parsed.ok(), "refused");
    Set<String> classes = CLASSES.get(parsed.type().name());
    assertTrue(classes.contains(vector.get("type").asText()), classes::toString);
    Map<String, Object> ours = parsed.arguments().byName();
    vector.get("fields").properties().forEach(field -> assertField(field, ours));
  }

  private static void assertField(Map.Entry<String, JsonNode> field, Map<String, Object> ours) {
    JsonNode theirs = field.getValue();
    Object value = ours.get(field.getKey());
    switch (field.getKey()) {
      case "wrapper" -> {}
      case "wrapped" -> assertSame(theirs, CATALOG.server((String) ours.get("endpoint")));
      case "fileno" -> assertEquals(theirs.asInt() - FIRST_DESCRIPTOR, ours.get("index"));
      case "addressFamily" -> assertEquals(theirs.asText(), "AF_" + ours.get("domain"));
      case "wantPID" -> assertEquals(theirs.asBoolean(), ours.get("lockfile"));
      case "checkPID" -> assertEquals(theirs.asBoolean(), value);
      case "port", "backlog", "timeout", "mode" ->
          assertEquals(theirs.asLong(), ((Number) value).longValue());
      case "bindAddress" -> assertEquals(theirs.isNull() ? null : theirs.get(0).asText(), value);
      default -> assertEquals(theirs.asText(), value);
    }
  }

  @TestFactory
  Stream<DynamicTest> theStandardFormMeansTheSame() {
    return vectors().stream()
        .filter(vector -> read(vector).ok())
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    "\"" + vector.get("string").asText() + "\"", () -> checkStandardForm(vector)));
  }

  private static void checkStandardForm(JsonNode vector) {
    ParsedEndpoint<?> parsed = read(vector);
    String standard = parsed.canonical();
    ParsedEndpoint<?> again =
        side(vector) == Side.CLIENT ? CATALOG.client(standard) : CATALOG.server(standard);
    assertEquals(List.of(), again.diagnostics());
    assertEquals(standard, again.canonical());
    assertEquals(parsed.arguments().byName(), again.arguments().byName());
  }
}
