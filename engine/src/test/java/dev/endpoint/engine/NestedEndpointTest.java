package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Endpoints inside the strings of others, with types made up for it.
class NestedEndpointTest {
  private static final EndpointCatalog CATALOG = SampleType.catalog();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "safe:h:443:endpoint=tcp\\:1.2.3.4\\:80\\:timeout=3",
        "safe:h:443:endpoint={tcp:1.2.3.4:80:timeout=3}",
        "safe:h:443:endpoint={TCP:port=80:host=1.2.3.4:timeout=3.0}"
      })
  void anEndpointInsideIsReadHoweverItIsQuoted(String text) {
    ParsedEndpoint<?> parsed = CATALOG.client(text);
    assertEquals(List.of(), parsed.diagnostics());
    String standard = "safe:h:443:endpoint=tcp\\:1.2.3.4\\:80\\:timeout=3";
    assertEquals(standard, parsed.canonical());
  }

  @Test
  void aMistakeInsideIsShownWhereItIsAndMendedThere() {
    Diagnostic escaped = only(CATALOG.client("safe:h:443:endpoint=tcp\\:h\\:54x2"));
    assertEquals("54x2", at("safe:h:443:endpoint=tcp\\:h\\:54x2", escaped));
    assertEquals("safe:h:443:endpoint=tcp\\:h\\:5432", escaped.suggestion().text());
    Diagnostic braced = only(CATALOG.client("safe:h:443:endpoint={tcp:h:54x2}:level=1"));
    assertEquals("54x2", at("safe:h:443:endpoint={tcp:h:54x2}:level=1", braced));
    assertEquals("safe:h:443:endpoint={tcp:h:5432}:level=1", braced.suggestion().text());
  }

  @Test
  void whatIsMissingInsideIsMissedInside() {
    String text = "safe:h:443:endpoint={tcp:h}:level=1";
    Diagnostic diagnostic = only(CATALOG.client(text));
    assertEquals(text.indexOf('}'), diagnostic.start());
    assertTrue(diagnostic.message().startsWith("Port is missing"), diagnostic.message());
  }

  @Test
  void anUnknownTypeInsideSaysSo() {
    String text = "safe:h:443:endpoint=nope\\:x";
    Diagnostic diagnostic = only(CATALOG.client(text));
    assertEquals("nope", at(text, diagnostic));
  }

  @Test
  void anEndpointWithoutQuotingIsOfferedBraces() {
    String text = "safe:a.example:443:endpoint=tcp:1.2.3.4:443:timeout=3";
    Diagnostic diagnostic = only(CATALOG.client(text));
    assertEquals("tcp:1.2.3.4:443:timeout=3", at(text, diagnostic));
    assertEquals(
        "safe:a.example:443:endpoint={tcp:1.2.3.4:443:timeout=3}", diagnostic.suggestion().text());
  }

  @Test
  void aBraceThatIsNeverClosedIsOfferedItsPartner() {
    String text = "safe:a.example:443:endpoint={tcp:1.2.3.4:443";
    Diagnostic diagnostic = only(CATALOG.client(text));
    assertEquals("{", at(text, diagnostic));
    assertEquals(text + "}", diagnostic.suggestion().text());
  }

  @Test
  void aWrapperTakesItsOwnArgumentsAndLeavesTheRestToWhatItWraps() {
    ParsedEndpoint<?> parsed = CATALOG.server("outer:tcp:within=2:80:interface=127.0.0.1");
    assertEquals(List.of(), parsed.diagnostics());
    assertEquals("outer:within=2:tcp:80:interface=127.0.0.1", parsed.canonical());
    assertEquals("Inside: Listens on port 80 on this computer only.", parsed.explain());
    assertFalse(parsed.exposed());
    assertTrue(CATALOG.server("outer:tcp:80").exposed());
  }

  @Test
  void wrappersNest() {
    ParsedEndpoint<?> parsed = CATALOG.server("outer:outer:tcp:80");
    assertEquals(List.of(), parsed.diagnostics());
    assertEquals("outer:outer:tcp:80", parsed.canonical());
  }

  @Test
  void aWrapperAroundNothingIsMissingSomething() {
    assertFalse(CATALOG.server("outer").ok());
    assertFalse(CATALOG.server("outer:").ok());
    assertFalse(CATALOG.server("outer:within=2").ok());
    assertFalse(CATALOG.server("outer:tcp:x").ok());
  }

  @Test
  void nestingWithoutEndIsRefusedAndDoesNotOverflow() {
    String deep = "safe:h:1:endpoint={".repeat(2_000) + "tcp:h:1" + "}".repeat(2_000);
    assertFalse(CATALOG.client(deep).ok());
    assertFalse(CATALOG.server("outer:".repeat(2_000) + "tcp:80").ok());
  }

  private static Diagnostic only(ParsedEndpoint<?> parsed) {
    assertEquals(1, parsed.diagnostics().size(), () -> parsed.diagnostics().toString());
    return parsed.diagnostics().getFirst();
  }

  private static String at(String text, Diagnostic diagnostic) {
    return text.substring(diagnostic.start(), diagnostic.end());
  }
}
