package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.net.Network.AcceptHandler;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Wire;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SystemEngineTest {
  private static final AcceptHandler NOBODY =
      new AcceptHandler() {
        @Override
        public void accepted(Wire wire) {
          wire.abort();
        }

        @Override
        public void troubled(Failure failure) {}
      };

  private static Acceptor listen(Engine engine) throws Exception {
    CompletableFuture<Acceptor> listening = new CompletableFuture<>();
    engine
        .reactor()
        .execute(
            () -> {
              try {
                listening.complete(
                    engine.network().listen(Ends.ANY_PORT, ListenOptions.defaults(), NOBODY));
              } catch (Exception e) {
                listening.completeExceptionally(e);
              }
            });
    return listening.get(30, TimeUnit.SECONDS);
  }

  @Test
  void anEngineStartsAndEndsAndSeveralRunSideBySide() throws Exception {
    EndpointCatalog catalog = EndpointCatalog.of(List.of());
    SystemEngine first = SystemEngine.start(catalog);
    try (first;
        SystemEngine second = SystemEngine.start(catalog)) {
      assertEquals(catalog, first.engine().catalog());
      listen(first.engine());
      listen(second.engine());
      first.close();
      listen(second.engine());
    }
    assertThrows(
        RejectedExecutionException.class, () -> first.engine().reactor().execute(() -> {}));
  }

  @Test
  void anEngineMayBeClosedFromItsOwnReactor() throws Exception {
    SystemEngine engine = SystemEngine.start(EndpointCatalog.of(List.of()));
    CompletableFuture<String> closed = new CompletableFuture<>();
    engine
        .engine()
        .reactor()
        .execute(
            () -> {
              engine.close();
              closed.complete("returned");
            });
    assertEquals("returned", closed.get(30, TimeUnit.SECONDS));
    engine.close();
  }

  @Test
  void reportsReachTheWatcher() throws Exception {
    try (SystemEngine engine = SystemEngine.start(EndpointCatalog.of(List.of()))) {
      CompletableFuture<String> heard = new CompletableFuture<>();
      engine.onReport((where, cause) -> heard.complete(where + ": " + cause.getMessage()));
      engine.engine().reactor().report("a test", new IllegalStateException("on purpose"));
      assertEquals("a test: on purpose", heard.get(30, TimeUnit.SECONDS));
    }
  }
}
