package dev.endpoint.engine.type.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.net.Processes.Command;
import dev.endpoint.engine.net.Processes.ErrorStream;
import dev.endpoint.engine.syntax.Diagnostic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessTypeTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.of(List.of(new ProcessType()));

  private static Command command(String text) {
    ParsedEndpoint<?> parsed = CATALOG.client(text);
    assertTrue(parsed.ok(), () -> parsed.diagnostics().toString());
    return ProcessType.command(parsed.arguments());
  }

  @Test
  void theRestOfThePositionsAreArguments() {
    assertEquals(
        new Command(List.of("cat"), true, Map.of(), null, ErrorStream.SEPARATE),
        command("process:cat"));
    assertEquals(
        new Command(
            List.of("sh", "-c", "echo a:b=c", ""),
            false,
            Map.of("A", "1,2", "B", "=x"),
            "/tmp",
            ErrorStream.MERGE),
        command(
            "process:sh:-c:stderr=merge:echo a\\:b\\=c::directory=/tmp:environment=-,A=1,2,B==x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "process:cat",
        "process:sh:-c:echo a\\:b\\=c",
        "process:a:b::c",
        "process:a:environment=A=1,B=2",
        "process:a:environment=-",
        "process:a:x:environment=-,A=1:directory=/tmp:stderr=drop"
      })
  void theStandardFormReadsAsItself(String text) {
    assertEquals(text, CATALOG.client(text).canonical());
  }

  @Test
  void anArgumentWithAnEqualsSignHasToBeQuoted() {
    Diagnostic found = CATALOG.client("process:ls:--color=never:/").diagnostics().getFirst();
    assertTrue(found.message().endsWith("A value with = in it is written \\=."), found.message());
    assertEquals("process:ls:--color\\=never:/", found.suggestion().text());
    assertEquals(
        List.of("ls", "--color=never", "/"), command("process:ls:--color\\=never:/").words());
  }

  @Test
  void aMisspeltNameIsToldAsSuch() {
    Diagnostic found = CATALOG.client("process:ls:stder=drop").diagnostics().getFirst();
    assertTrue(found.message().contains("Did you mean stderr?"), found.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "process",
        "process:",
        "process:a\0b",
        "process:a:b\0",
        "process:a:directory=\0",
        "process:a:environment=A",
        "process:a:environment=1A=x",
        "process:a:stderr=maybe"
      })
  void nonsenseIsRefused(String text) {
    assertFalse(CATALOG.client(text).ok());
  }

  @Test
  void nobodyListensAsAProcess() {
    assertFalse(CATALOG.server("process:cat").ok());
  }

  @Test
  void itSaysWhatItWillDo() {
    assertEquals(
        "Starts grep -v x in /tmp and talks to it by its standard streams. Its errors are thrown"
            + " away.",
        CATALOG.client("process:grep:-v:x:directory=/tmp:stderr=drop").explain());
  }
}
