package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.Completion;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Side;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is typed: one answer, places inside the text, never an exception.
class AnyStringTest {
  private static final EndpointCatalog CATALOG = SampleType.catalog();

  private static final List<String> SAMPLES =
      List.of(
          "tcp:db.internal:5432:timeout=1.5:bindAddress=10.0.0.1",
          "tcp:[::1]:80",
          "tcp:\\:\\:1:80:race=300ms",
          "tcp:80:interface=127.0.0.1:backlog=5",
          "tcp6:8080:12:interface=\\:\\:1",
          "safe:h:443:5:endpoint={outer:tcp:[fe80::1%eth0]:80:within=2}:mode=fast",
          "safe:h:443:endpoint=tcp\\:x\\\\\\:y\\:80",
          "outer:tcp:80:interface=[::1]:within=300ms",
          "https://user@example.com:8443/path?query",
          "nc -lv 127.0.0.1 8080",
          "localhost:8080");

  private static final String INSERTED = ":=\\[]{}x0 %.\u00e9\ud83d\ude00\u0000";

  @Test
  void everyBeginningOfAStringIsRead() {
    for (String sample : SAMPLES) {
      for (int end = 0; end <= sample.length(); end++) {
        check(sample.substring(0, end));
      }
    }
  }

  @Test
  void everyStringWithOneCharacterLessIsRead() {
    for (String sample : SAMPLES) {
      for (int at = 0; at < sample.length(); at++) {
        check(sample.substring(0, at) + sample.substring(at + 1));
      }
    }
  }

  @Test
  void everyStringWithOneCharacterMoreIsRead() {
    for (String sample : SAMPLES) {
      for (int at = 0; at <= sample.length(); at++) {
        for (char c : INSERTED.toCharArray()) {
          read(sample.substring(0, at) + c + sample.substring(at));
        }
      }
    }
  }

  @Test
  void randomStringsAreRead() {
    Random random = new Random(1);
    String alphabet = "tcp46safeouter:::==\\\\[]{}0123456789.% \u00e9\u0000\n";
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "tcp:" : "");
      for (int length = random.nextInt(30); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      check(text.toString());
    }
  }

  @Test
  void aVeryLongStringIsReadInAMoment() {
    check(":".repeat(3_000), 5);
    check("tcp" + ":1".repeat(3_000), 5);
    check("tcp:" + "{".repeat(3_000) + ":", 5);
    check("safe:h:1:" + "endpoint={".repeat(500), 5);
    check("x".repeat(20_000), 5);
  }

  private static void check(String text) {
    check(text, text.length());
  }

  private static void check(String text, int carets) {
    read(text);
    for (Side side : Side.values()) {
      CATALOG.ghost(side, text);
      for (int caret = 0; caret <= carets; caret++) {
        for (Completion completion : CATALOG.complete(side, text, caret)) {
          assertRange(text, completion.start(), completion.end(), completion);
        }
      }
    }
  }

  private static void read(String text) {
    for (ParsedEndpoint<?> parsed : List.of(CATALOG.client(text), CATALOG.server(text))) {
      assertEquals(parsed.ok(), parsed.diagnostics().stream().noneMatch(Diagnostic::isError));
      for (Diagnostic diagnostic : parsed.diagnostics()) {
        assertRange(text, diagnostic.start(), diagnostic.end(), diagnostic);
      }
      if (parsed.ok()) {
        assertTrue(!parsed.explain().isBlank());
        assertStandard(parsed);
      }
    }
  }

  /// The standard form is fine and is its own standard form.
  private static void assertStandard(ParsedEndpoint<?> parsed) {
    String standard = parsed.canonical();
    ParsedEndpoint<?> again =
        parsed.side() == Side.CLIENT ? CATALOG.client(standard) : CATALOG.server(standard);
    assertTrue(again.ok(), () -> parsed.text() + " became " + standard);
    assertEquals(standard, again.canonical());
    assertEquals(parsed.arguments().byName(), again.arguments().byName());
  }

  private static void assertRange(String text, int start, int end, Object what) {
    assertTrue(0 <= start && start <= end && end <= text.length(), () -> text + ": " + what);
  }
}
