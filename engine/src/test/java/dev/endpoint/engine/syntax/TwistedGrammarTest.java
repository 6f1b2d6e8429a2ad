package dev.endpoint.engine.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Strings come apart as they do in Twisted.
class TwistedGrammarTest {
  @TestFactory
  Stream<DynamicTest> stringsComeApartAsInTwisted() {
    return Stream.of("parse", "parse_fuzz")
        .flatMap(group -> TwistedVectors.group(group).stream())
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    "\"" + vector.get("string").asText() + "\"", () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    String text = vector.get("string").asText();
    Findings findings = new Findings();
    Description description = Grammar.read(text, findings);
    assertEquals(description, Description.read(description.write()));
    String error = vector.path("error_class").asText("");
    // Twisted refuses a backslash at the end; names of keywords beyond ASCII fail only in its
    // Python calls.
    assertEquals(error.equals("RuntimeError") ? 1 : 0, findings.errors());
    if (vector.has("args")) {
      assertEquals(
          TwistedVectors.list(vector.get("args")).stream().map(JsonNode::asText).toList(),
          positionals(description));
      assertEquals(keywords(vector.get("kwargs")), keywords(description));
    }
  }

  private static Map<String, String> keywords(JsonNode object) {
    Map<String, String> keywords = new LinkedHashMap<>();
    object.properties().forEach(entry -> keywords.put(entry.getKey(), entry.getValue().asText()));
    return keywords;
  }

  static List<String> positionals(Description description) {
    return description.items().stream()
        .filter(item -> !item.isKeyword())
        .map(item -> item.value().value())
        .toList();
  }

  /// As in Twisted, of two of one name the last counts.
  static Map<String, String> keywords(Description description) {
    Map<String, String> keywords = new LinkedHashMap<>();
    for (Item item : description.items()) {
      Text key = item.key();
      if (key != null) {
        keywords.put(key.value(), item.value().value());
      }
    }
    return keywords;
  }

  @TestFactory
  Stream<DynamicTest> valuesAreQuotedAsInTwistedAndPositionalsReadBackToo() {
    return TwistedVectors.group("quote").stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    "\"" + vector.get("string").asText() + "\"", () -> quoted(vector)));
  }

  private static void quoted(JsonNode vector) {
    String text = vector.get("string").asText();
    assertEquals(vector.get("quoted").asText(), Quoting.value(text));
    Description written = Description.of(List.of(Item.positional(text)));
    assertEquals(List.of(text), positionals(Description.read(written.write())));
  }

  @Test
  void withoutBracketsEveryStringComesApartAsInTwisted() {
    Random random = new Random(5);
    int compared = 0;
    for (int i = 0; i < 5_000; i++) {
      String text = RandomDescriptions.text(random, 12).replaceAll("[\\[\\]{}]", "x");
      Description theirs = TwistedGrammar.read(text);
      if (theirs != null) {
        assertEquals(theirs, Description.read(text), text);
        compared++;
      }
    }
    assertTrue(compared > 2_000);
  }

  @Test
  void whatIsWrittenTwistedReadsToo() {
    Random random = new Random(6);
    for (int i = 0; i < 5_000; i++) {
      Description description = RandomDescriptions.next(random);
      assertEquals(description, TwistedGrammar.read(description.write()));
    }
  }
}
