package dev.endpoint.engine.type.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.memory.MemoryAddress;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.testing.FakeEngine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryTypeTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.of(List.of(new MemoryType()));

  @Test
  void anyWordIsAName() {
    assertEquals("memory:a b", CATALOG.client("memory:name=a b").canonical());
    assertEquals("memory:a\\:b", CATALOG.server("memory:a\\:b").canonical());
  }

  @Test
  void anEmptyOrMissingNameIsRefused() {
    for (String text : List.of("memory", "memory:", "memory:name=", "memory:a:b")) {
      assertFalse(CATALOG.client(text).ok(), text);
      assertFalse(CATALOG.server(text).ok(), text);
    }
    List<String> said =
        CATALOG.client("memory:").diagnostics().stream().map(Diagnostic::message).toList();
    assertEquals(List.of("Name is empty; any word will do."), said);
  }

  @Test
  void itSaysWhatItWillDo() {
    assertEquals(
        "Connects to the listener called x inside this program. Nothing leaves it.",
        CATALOG.client("memory:x").explain());
    assertEquals(
        "Listens under the name x inside this program only. Nobody else can reach it.",
        CATALOG.server("memory:x").explain());
    assertFalse(CATALOG.server("memory:x").exposed());
  }

  @Test
  void aListenersStringForClientsIsItsName() {
    assertEquals(
        Optional.of("memory:x\\:y"),
        CATALOG.server("memory:x\\:y").clientText(MemoryAddress.of("x:y")));
  }

  @Test
  void eachEngineHasItsOwnNames() throws Exception {
    FakeEngine one = FakeEngine.create(CATALOG);
    FakeEngine other = FakeEngine.create(CATALOG);
    one.engine().serverFromString("memory:x").listen(peer -> null);
    one.reactor().runUntilIdle();
    var attempt = other.engine().clientFromString("memory:x").connect(peer -> null);
    other.reactor().runUntilIdle();
    assertEquals(true, attempt.outcome().toCompletableFuture().isCompletedExceptionally());
  }
}
