package dev.endpoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.pipe.Pipes.Source;
import dev.endpoint.engine.service.ClientService;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeProgram;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `connect --retry` in virtual time: the standard streams, and a server that comes and goes. Waits
/// are a second.
class LastingEndTest {
  private final FakeEngine fake = FakeEngine.create();
  private final FakeReactor reactor = fake.reactor();
  private final List<String> over = new ArrayList<>();
  private final List<RecordingProtocol> served = new ArrayList<>();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final LastingEnd lasting = new LastingEnd(new Watching());
  private ClientService service;
  private ListeningPort port;
  private FakeProgram user;
  private Transport streams;

  private final class Watching implements LastingEnd.Observer {
    @Override
    public void opened(Transport transport) {
      over.add("opened");
      streams = transport;
    }

    @Override
    public void over(boolean inOrder) {
      over.add(inOrder ? "over in order" : "over");
      service.stop();
    }

    @Override
    public void closed() {
      over.add("closed");
    }
  }

  @BeforeEach
  void connect() throws EndpointSyntaxException {
    Journal journal =
        new Journal(new PrintStream(told, true, StandardCharsets.UTF_8), true, reactor::nanos);
    Tries tries = new Tries(fake.engine().clientFromString("tcp:127.0.0.1:80"), reactor, journal);
    service = new ClientService(reactor, tries, lasting, failures -> Duration.ofSeconds(1), null);
    service.observe(tries::heard);
    fake.engine().clientFromString("stdio").connectProtocol(lasting);
    reactor.runUntilIdle();
    user = fake.processes().console();
    service.start();
    reactor.runUntilIdle();
  }

  @AfterEach
  void nothingIsLeft() {
    service.stop(Duration.ZERO);
    if (port != null) {
      port.stopListening();
    }
    streams.abort();
    reactor.advance(Duration.ofMinutes(1));
    fake.expectNothingLeft();
  }

  private void serve() throws EndpointSyntaxException {
    fake.engine()
        .serverFromString("tcp:80:interface=127.0.0.1")
        .listen(
            peer -> {
              served.add(new RecordingProtocol().on(Callback.FINISHED, Transport::close));
              return served.getLast();
            })
        .outcome()
        .thenAccept(up -> port = up);
    reactor.runUntilIdle();
  }

  private void second() {
    reactor.advance(Duration.ofSeconds(1));
  }

  private RecordingProtocol server() {
    return served.getLast();
  }

  @Test
  void nothingIsReadBeforeThereIsAConnection() throws Exception {
    user.say("waiting");
    second();
    assertEquals(0, user.timesRead());
    serve();
    second();
    assertEquals("waiting", server().receivedText());
    server().say("answer");
    reactor.runUntilIdle();
    assertEquals("answer", user.heard());
  }

  @Test
  void theNextConnectionGoesOnWhereThisOneEnded() throws Exception {
    serve();
    second();
    user.say("one");
    reactor.runUntilIdle();
    server().say("first ");
    server().transport().close();
    reactor.runUntilIdle();
    user.say("two");
    second();
    assertEquals(2, served.size());
    assertEquals("one", served.getFirst().receivedText());
    assertEquals("two", server().receivedText());
    server().say("second");
    reactor.runUntilIdle();
    assertEquals("first second", user.heard());
    assertEquals(List.of("opened"), over);
  }

  @Test
  void theEndOfTheInputIsTheEndOfThatConnectionAndOfAll() throws Exception {
    serve();
    second();
    user.say("last words");
    user.end(Source.OUTPUT);
    reactor.runUntilIdle();
    assertEquals("last words", server().receivedText());
    assertEquals(List.of("opened", "over in order"), over);
    second();
    assertEquals(1, served.size());
  }

  @Test
  void anInputThatEndedWhileNobodyWasThereIsStillSaid() throws Exception {
    user.say("late");
    user.end(Source.OUTPUT);
    second();
    assertEquals(List.of("opened"), over);
    serve();
    second();
    assertEquals("late", server().receivedText());
    assertEquals(List.of("opened", "over in order"), over);
  }

  @Test
  void aResetAfterTheInputHasEndedIsNoOrderlyEnd() throws Exception {
    serve();
    second();
    server().on(Callback.FINISHED, Transport::abort);
    user.end(Source.OUTPUT);
    reactor.runUntilIdle();
    assertEquals(List.of("opened", "over"), over);
  }

  @Test
  void whoReadsNoMoreEndsAllOfIt() throws Exception {
    serve();
    second();
    user.closeInput();
    server().say("anybody?");
    reactor.runUntilIdle();
    assertEquals("over", over.get(1));
    second();
    assertEquals(1, served.size());
  }

  @Test
  void aServerThatDoesNotReadHoldsTheInputBack() throws Exception {
    serve();
    second();
    server().transport().pause();
    String piece = "x".repeat(1 << 16);
    for (int i = 0; i < 100; i++) {
      user.say(piece);
    }
    reactor.runUntilIdle();
    int read = user.timesRead();
    assertTrue(read < 100, "read " + read);
    server().transport().resume();
    reactor.runUntilIdle();
    assertEquals(100 << 16, server().received().length);
  }

  @Test
  void aUserWhoDoesNotReadHoldsTheServerBack() throws Exception {
    serve();
    second();
    user.reads(false);
    server().transport().write(ByteBuffer.allocate(8 << 20));
    reactor.runUntilIdle();
    assertTrue(server().transport().unsent() > 0);
    user.reads(true);
    reactor.runUntilIdle();
    assertEquals(0, server().transport().unsent());
    assertEquals(8 << 20, user.heard().length());
  }

  @Test
  void theJournalTellsEachAttemptItsFailureAndEachWait() throws Exception {
    serve();
    second();
    server().transport().close();
    port.stopListening();
    second();
    List<String> events =
        told.toString(StandardCharsets.UTF_8)
            .lines()
            .map(
                line ->
                    line.replaceAll("\\{\"event\":\"([^\"]*)\",\"seconds\":([^,]*),?", "$2 $1 "))
            .filter(line -> !line.contains(" step "))
            .map(line -> line.replaceAll("\\{\"kind\":\"([A-Z]*)\".*", "$1"))
            .toList();
    assertEquals(
        List.of(
            "0.0 attempt \"number\":1}",
            "0.0 failed \"failure\":REFUSED",
            "0.0 waiting \"failures\":1,\"wait\":1.0}",
            "1.0 attempt \"number\":2}",
            "1.0 waiting \"failures\":1,\"wait\":1.0}",
            "2.0 attempt \"number\":3}",
            "2.0 failed \"failure\":REFUSED",
            "2.0 waiting \"failures\":2,\"wait\":1.0}"),
        events);
  }
}
