package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.os.SystemEngine;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Protocol;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/// Our endpoints against somebody else's program, on loopback.
@Tag("peers")
abstract class PeerTest {
  static final long SOME = 8L << 20;

  static final int PATIENCE_SECONDS = 120;

  private static final Duration ASK_AGAIN = Duration.ofMillis(20);

  private SystemEngine system;

  @BeforeEach
  void startEngine() throws Exception {
    system = SystemEngine.start();
  }

  @AfterEach
  void stopEngine() {
    system.close();
  }

  /// Connects our end to the peer's listener.
  final void connect(int port, Exchange exchange) throws Exception {
    connect("tcp:127.0.0.1:" + port, exchange);
  }

  /// Connects our end to what the string says.
  final void connect(String text, Protocol our) throws Exception {
    outcome(text, our).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private CompletableFuture<Protocol> outcome(String text, Protocol our) throws Exception {
    return system
        .engine()
        .clientFromString(text)
        .connect(peer -> our)
        .outcome()
        .toCompletableFuture();
  }

  /// Connects our end to a program that does not say when it listens: asks again while it refuses.
  final void connectSoon(String text, Protocol our) throws Exception {
    for (Failure failure = failure(text, our); failure != null; failure = failure(text, our)) {
      assertEquals(Failure.Kind.REFUSED, failure.kind(), failure.toString());
      waitToAskAgain();
    }
  }

  /// Why our end cannot connect to a program that does not say when it listens.
  final Failure failureOnceThere(String text) throws Exception {
    Failure failure = failure(text);
    while (failure.kind() == Failure.Kind.REFUSED) {
      waitToAskAgain();
      failure = failure(text);
    }
    return failure;
  }

  private void waitToAskAgain() throws Exception {
    CompletableFuture<Boolean> passed = new CompletableFuture<>();
    system.engine().reactor().after(ASK_AGAIN, () -> passed.complete(true));
    passed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// Why our end does not connect; null if it does.
  final @Nullable Failure failure(String text, Protocol our) throws Exception {
    try {
      connect(text, our);
      return null;
    } catch (ExecutionException e) {
      return ((FailureException) e.getCause()).failure();
    }
  }

  /// Why our end cannot connect to what the string says.
  final Failure failure(String text) throws Exception {
    Failure failure = failure(text, new Exchange(-1));
    assertNotNull(failure, text + " connects");
    return failure;
  }

  /// Listens for one connection, which our end serves; returns the port.
  final int listen(Exchange exchange) throws Exception {
    ListeningPort port = listen("tcp:0:interface=127.0.0.1", exchange);
    return ((InetSocketAddress) port.address()).getPort();
  }

  /// Listens as the string says for one connection, which our end serves.
  final ListeningPort listen(String text, Protocol protocol) throws Exception {
    return system
        .engine()
        .serverFromString(text)
        .listen(peer -> protocol)
        .outcome()
        .toCompletableFuture()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// Runs the action on the reactor thread and waits for it.
  final void onReactor(Runnable action) throws Exception {
    CompletableFuture.runAsync(action, system.engine().reactor())
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static CloseReason end(Exchange exchange) throws Exception {
    return exchange.closed().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static void endsInOrder(Exchange exchange) throws Exception {
    CloseReason reason = end(exchange);
    assertTrue(reason.orderly(), reason.words());
  }

  static void sameBytes(String sent, String received) {
    assertEquals(sent, received, "count and SHA-256");
  }

  /// Both ends have told the same of an exchange that ended in order.
  static void sameAsTwisted(Peer twisted, Exchange exchange) throws Exception {
    endsInOrder(exchange);
    sameBytes(exchange.sent(), twisted.hear("received"));
    sameBytes(twisted.hear("sent"), exchange.received());
    assertEquals("ConnectionDone", twisted.hear("lost"));
    twisted.awaitEnd();
  }
}
