package dev.endpoint.engine.type.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.layer.PlainEndpoints;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.Protocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ends of every unpleasant kind: strangers, noise, cuts, cancelling.
class TlsEndingTest {
  private static final Identity ROOT = Forge.root("Test Root");
  private static final Identity GOOD = Forge.issuedBy(ROOT, "good").dns("a.example").make();

  @TempDir Path folder;
  private ClientSettings settings;
  private final TlsPair pair = new TlsPair();
  private final RecordingProtocol stranger = new RecordingProtocol();

  @BeforeEach
  void writeRoots() throws Exception {
    Path roots = Forge.write(folder, "roots.pem", Forge.pem(ROOT.chain()));
    settings = TlsPair.trusting(roots, "a.example");
  }

  /// Connects to somebody who is no TLS server.
  private void connectToStranger() throws Exception {
    pair.network.answer(TlsPair.ADDRESS, Answer.accept());
    pair.connect(settings);
    pair.network.farEnds().getLast().attach(stranger);
    pair.run();
  }

  private void nothingLeft() {
    stranger.transport().abort();
    pair.run();
    pair.network.expectNothingOpen();
    assertEquals(0, pair.reactor.timers());
    assertEquals(List.of(), pair.reactor.reports());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP/1.1 400 Bad Request   | plain HTTP
          220 mail.example ESMTP     | plain SMTP
          220 ProFTPD FTP Server     | plain FTP
          SSH-2.0-OpenSSH_9.2        | SSH
          +OK POP3 ready             | plain POP3
          * OK IMAP4rev1 ready       | plain IMAP
          Hello, who is there?       | something that is not TLS
          """)
  void anotherProtocolIsNamedAndQuoted(String greeting, String name) throws Exception {
    connectToStranger();
    stranger.say(greeting + "\r\nmore");
    pair.run();
    Failure failure = pair.failure();
    assertEquals(Kind.WRONG_PROTOCOL, failure.kind());
    assertEquals("securing", failure.stage());
    assertTrue(failure.message().contains(name), failure.message());
    assertTrue(failure.meaning().contains("“" + greeting + "…”"), failure.meaning());
    nothingLeft();
  }

  @Test
  void anotherProtocolIsKnownEvenByteByByte() throws Exception {
    pair.network.readSize(1);
    connectToStranger();
    stranger.say("HTTP/1.1 400 Bad Request\r\n");
    pair.run();
    assertTrue(pair.failure().message().contains("plain HTTP"), pair.failure().message());
    nothingLeft();
  }

  @Test
  void aServerNamesWhatAClientSentInsteadOfTls() throws Exception {
    pair.listen(GOOD);
    RecordingProtocol visitor = visit();
    visitor.say("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n");
    pair.run();
    Failure failure = pair.troubles.getFirst();
    assertTrue(failure.message().endsWith("sent a plain HTTP request, not TLS"), failure.message());
    assertTrue(failure.meaning().contains("“GET / HTTP/1.1…”"), failure.meaning());
    visitor.transport().abort();
    pair.run();
    pair.expectNothingLeft();
  }

  private RecordingProtocol visit() {
    RecordingProtocol visitor = new RecordingProtocol();
    PlainEndpoints.client(pair.reactor, pair.network, TlsPair.ADDRESS).connect(peer -> visitor);
    pair.run();
    return visitor;
  }

  @Test
  void aServerThatHangsUpInTheHandshakeIsAFailure() throws Exception {
    connectToStranger();
    stranger.transport().close();
    pair.run();
    assertEquals("host:4433 closed the connection in the TLS handshake", pair.failure().message());
    nothingLeft();
  }

  @Test
  void aServerThatResetsInTheHandshakeIsAFailure() throws Exception {
    connectToStranger();
    stranger.transport().abort();
    pair.run();
    assertEquals(Kind.RESET, pair.failure().kind());
    assertEquals("securing", pair.failure().stage());
    nothingLeft();
  }

  @Test
  void aSilentServerIsGivenUpInTheStageSecuring() throws Exception {
    connectToStranger();
    pair.reactor.advance(TlsPair.LIMIT);
    assertEquals(Kind.TIMED_OUT, pair.failure().kind());
    assertEquals("securing", pair.failure().stage());
    assertEquals("It is silent.", pair.failure().meaning());
    nothingLeft();
  }

  @Test
  void noiseThatLooksLikeRecordsIsAFailureAndNeverAnException() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      TlsPair noisy = new TlsPair();
      noisy.network.answer(TlsPair.ADDRESS, Answer.accept());
      noisy.connect(settings);
      RecordingProtocol peer = new RecordingProtocol();
      noisy.network.farEnds().getLast().attach(peer);
      byte[] noise = new byte[8 + random.nextInt(300)];
      random.nextBytes(noise);
      noise[0] = (byte) (20 + random.nextInt(4));
      noise[1] = 3;
      noise[2] = 3;
      noise[3] = 0;
      peer.transport().write(ByteBuffer.wrap(noise));
      noisy.reactor.advance(TlsPair.LIMIT);
      assertNotNull(noisy.failure());
      assertEquals(List.of(), noisy.reactor.reports());
      peer.transport().abort();
      noisy.run();
      noisy.network.expectNothingOpen();
    }
  }

  @Test
  void noiseSentToAServerIsTroubleAndNeverAnException() throws Exception {
    Random random = new Random(4);
    pair.listen(GOOD);
    for (int i = 0; i < 100; i++) {
      RecordingProtocol visitor = visit();
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      visitor.transport().write(ByteBuffer.wrap(noise));
      pair.reactor.advance(TlsPair.LIMIT);
      visitor.transport().abort();
      pair.run();
    }
    assertTrue(pair.troubles.size() > 50);
    assertEquals(List.of(), pair.server.events());
    pair.expectNothingLeft();
  }

  /// A server whose end of the connection below can be cut: the JDK's engine by hand.
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void anEndWithoutCloseNotifyIsATruncation(String version) throws Exception {
    pair.network.answer(TlsPair.ADDRESS, Answer.accept());
    pair.start(settings);
    pair.run();
    RawTlsServer server = new RawTlsServer(pair.reactor, GOOD, version);
    pair.network.farEnds().getLast().attach(server);
    pair.run();
    server.send("all but the last li");
    pair.run();
    server.transport().close();
    pair.run();
    assertEquals("all but the last li", pair.client.receivedText());
    CloseReason.Lost reason = assertInstanceOf(CloseReason.Lost.class, pair.client.closeReason());
    assertEquals(Kind.TRUNCATED, reason.failure().kind());
    assertEquals(List.of("connected", "received 19", reason.words()), pair.client.events());
    pair.network.expectNothingOpen();
  }

  @Test
  void damagedRecordsEndTheConnectionWithWords() throws Exception {
    pair.network.answer(TlsPair.ADDRESS, Answer.accept());
    pair.start(settings);
    pair.run();
    RawTlsServer server = new RawTlsServer(pair.reactor, GOOD, "TLSv1.3");
    pair.network.farEnds().getLast().attach(server);
    pair.run();
    server.send("good");
    server.transport().write(ByteBuffer.wrap(new byte[] {23, 3, 3, 0, 32}));
    server.transport().write(ByteBuffer.wrap(new byte[32]));
    pair.run();
    assertEquals("good", pair.client.receivedText());
    CloseReason.Lost reason = assertInstanceOf(CloseReason.Lost.class, pair.client.closeReason());
    assertEquals("bad_record_mac", reason.failure().code());
    assertTrue(reason.words().contains("changed on the way"), reason.words());
  }

  @Test
  void bytesAfterCloseNotifyAreIgnored() throws Exception {
    pair.network.answer(TlsPair.ADDRESS, Answer.accept());
    pair.start(settings);
    pair.run();
    RawTlsServer server = new RawTlsServer(pair.reactor, GOOD, "TLSv1.3");
    pair.network.farEnds().getLast().attach(server);
    pair.run();
    server.end();
    server.transport().write(ByteBuffer.wrap("rubbish".getBytes(StandardCharsets.US_ASCII)));
    pair.run();
    assertEquals(List.of("connected", "finished"), pair.client.events());
    pair.client.transport().close();
    pair.run();
    assertEquals("closed by peer", pair.client.events().getLast());
  }

  @Test
  void cancellingAfterEachStepLeavesNothingOpen() throws Exception {
    pair.listen(GOOD);
    for (int last = 1; last <= 4; last++) {
      int stop = last;
      List<Step> steps = new ArrayList<>();
      Attempt<Protocol> attempt = pair.start(settings);
      attempt.observe(
          (nanos, step) -> {
            steps.add(step);
            if (steps.size() == stop) {
              attempt.cancel();
            }
          });
      pair.run();
      assertEquals(Kind.CANCELLED, pair.failure().kind(), "step " + stop);
      assertEquals(List.of(), pair.client.events());
    }
    pair.expectNothingLeft();
  }

  @Test
  void cancellingBetweenAnyTwoTasksOfTheEngineLeavesNothingOpen() {
    int tasks = 0;
    boolean succeeded = false;
    while (!succeeded) {
      TlsPair stepped = new TlsPair(false);
      stepped.listenByHand(GOOD);
      stepped.start(settings);
      stepped.run();
      succeeded = !stepped.runTasks(tasks++);
      if (!succeeded) {
        stepped.attempt.cancel();
        stepped.runTasks(100);
        assertEquals(Kind.CANCELLED, stepped.failure().kind());
        assertEquals(List.of(), stepped.client.events());
        stepped.expectNothingLeft();
      }
    }
    assertTrue(tasks > 3, "tasks: " + tasks);
  }
}
