package dev.endpoint.engine.type.stdio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.pipe.Pipes.Source;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeProgram;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Transport;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StdioTypeTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.of(List.of(new StdioType()));

  private final FakeEngine fake = FakeEngine.create(CATALOG);
  private final RecordingProtocol our = new RecordingProtocol();

  @AfterEach
  void nothingIsLeft() {
    fake.expectNothingLeft();
  }

  private void run() {
    fake.reactor().runUntilIdle();
  }

  private FakeProgram listen() throws Exception {
    Attempt<ListeningPort> attempt = fake.engine().serverFromString("stdio:").listen(peer -> our);
    run();
    ListeningPort port = attempt.outcome().toCompletableFuture().get();
    assertEquals("standard streams", port.address().toString());
    var stopped = port.stopListening().toCompletableFuture();
    run();
    assertTrue(stopped.isDone());
    assertEquals(List.of("connected"), our.events(), "the connection stays");
    return fake.processes().console();
  }

  private static Failure failure(Attempt<?> attempt) throws Exception {
    try {
      attempt.outcome().toCompletableFuture().get();
    } catch (ExecutionException e) {
      return ((FailureException) e.getCause()).failure();
    }
    throw new AssertionError("it went well");
  }

  @Test
  void argumentsAreIgnoredAndThatIsSaid() {
    for (String text : List.of("stdio", "stdio:", "STDIO")) {
      assertEquals(List.of(), CATALOG.server(text).diagnostics(), text);
      assertEquals("stdio", CATALOG.client(text).canonical());
    }
    assertTrue(CATALOG.server("stdio:what:ever=1").ok());
    assertEquals(2, CATALOG.server("stdio:what:ever=1").diagnostics().size());
    assertFalse(CATALOG.server("stdio").exposed());
  }

  @Test
  void aListenersOnlyClientIsThereAtOnce() throws Exception {
    FakeProgram console = listen();
    console.say("hello");
    our.say("hello yourself");
    run();
    assertEquals("hello", our.receivedText());
    assertEquals("hello yourself", console.heard());
    console.end(Source.OUTPUT);
    run();
    assertNull(our.closeReason(), "our half is still open");
    our.say("bye");
    our.transport().finish();
    run();
    assertTrue(console.inputEnded());
    assertEquals("hello yourselfbye", console.heard());
    assertEquals(new CloseReason.ByPeer(), our.closeReason());
  }

  @Test
  void aClientHasThemToo() throws Exception {
    our.on(Callback.FINISHED, Transport::close);
    fake.engine().clientFromString("stdio").connect(peer -> our);
    run();
    FakeProgram console = fake.processes().console();
    console.say("last words");
    console.end(Source.OUTPUT);
    run();
    assertEquals("last words", our.receivedText());
    assertEquals(new CloseReason.ByPeer(), our.closeReason());
  }

  @Test
  void thereIsOneOfThem() throws Exception {
    listen();
    our.transport().close();
    run();
    assertEquals(new CloseReason.ByUs(), our.closeReason());
    Attempt<?> connecting = fake.engine().clientFromString("stdio").connect(peer -> our);
    Attempt<?> listening = fake.engine().serverFromString("stdio").listen(peer -> our);
    run();
    assertEquals(Kind.ADDRESS_IN_USE, failure(connecting).kind());
    assertEquals("The standard streams are in use already", failure(listening).message());
  }

  @Test
  void aReaderThatWentAwayIsAReset() throws Exception {
    FakeProgram console = listen();
    console.closeInput();
    our.say("unheard");
    run();
    assertEquals(Kind.RESET, our.closeReason().trouble().kind());
  }

  @Test
  void cancelledBeforeItHasThemItLeavesThemToOthers() throws Exception {
    Attempt<?> attempt = fake.engine().clientFromString("stdio").connect(peer -> our);
    attempt.observe((nanos, step) -> attempt.cancel());
    run();
    assertEquals(Kind.CANCELLED, failure(attempt).kind());
    listen();
    our.transport().abort();
    run();
  }
}
