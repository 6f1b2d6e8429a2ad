package dev.endpoint.engine.type.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsLayerTest {
  private static final Identity ROOT = Forge.root("Test Root");
  private static final Identity GOOD = Forge.issuedBy(ROOT, "good").dns("a.example").make();

  @TempDir Path folder;
  private Path roots;
  private final TlsPair pair = new TlsPair();

  @BeforeEach
  void writeRoots() throws Exception {
    roots = Forge.write(folder, "roots.pem", Forge.pem(ROOT.chain()));
  }

  private TlsPair secured(String version) {
    return pair.listen(GOOD).secured(TlsPair.trusting(roots, "a.example", version));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void bothSidesTalk(String version) {
    secured(version);
    pair.client.say("ping");
    pair.run();
    assertEquals("ping", pair.server.receivedText());
    pair.server.say("pong");
    pair.run();
    assertEquals("pong", pair.client.receivedText());
    pair.client.transport().close();
    pair.server.transport().close();
    pair.run();
    pair.expectNothingLeft();
  }

  @Test
  void whatTheHandshakeTellsIsKnown() {
    secured("TLSv1.3");
    List<Facet> facets = pair.client.transport().facets();
    assertTrue(
        facets.contains(new Facet("TLS", "verified", "yes, as a.example")), facets::toString);
    assertTrue(facets.contains(new Facet("TLS", "version", "TLS 1.3")), facets::toString);
    assertTrue(facets.contains(new Facet("TLS", "issuer", "Test Root")), facets::toString);
    assertTrue(facets.contains(new Facet("TLS", "names", "a.example")), facets::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void manyBytesArriveUnchangedInBothDirections(String version) {
    secured(version);
    byte[] there = random(3_000_000);
    byte[] back = random(2_000_001);
    pair.client.transport().write(ByteBuffer.wrap(there));
    ByteBuffer direct = ByteBuffer.allocateDirect(back.length).put(back).flip();
    pair.server.transport().write(direct);
    assertFalse(direct.hasRemaining());
    pair.run();
    assertArrayEquals(there, pair.server.received());
    assertArrayEquals(back, pair.client.received());
    assertEquals(0, pair.client.transport().unsent());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 64, 1000, 16_384, 16_408, 16_409, 65_536})
  void anyCutOfTheRecordsHasTheSameResult(int size) {
    pair.network.readSize(size);
    secured("TLSv1.3");
    byte[] bytes = random(40_000);
    pair.client.transport().write(ByteBuffer.wrap(bytes));
    pair.client.transport().finish();
    pair.run();
    assertArrayEquals(bytes, pair.server.received());
    assertEquals("finished", pair.server.events().getLast());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100})
  void oneByteAtATimeWorksForTls12(int size) {
    pair.network.readSize(size).systemBuffer(4096);
    secured("TLSv1.2");
    pair.server.transport().write(ByteBuffer.wrap(random(20_000)));
    pair.run();
    assertArrayEquals(random(20_000), pair.client.received());
  }

  @Test
  void theFirstWordsMayBeSaidInConnected() {
    pair.server.on(
        Callback.CONNECTED, transport -> transport.write(ByteBuffer.wrap("hello".getBytes())));
    secured("TLSv1.3");
    assertEquals("hello", pair.client.receivedText());
  }

  @Test
  void inTls13EachHalfEndsByItself() {
    secured("TLSv1.3");
    pair.client.say("question");
    pair.client.transport().finish();
    pair.run();
    assertEquals(List.of("connected", "received 8", "finished"), pair.server.events());
    pair.server.say("answer");
    pair.run();
    assertEquals("answer", pair.client.receivedText());
    pair.server.transport().finish();
    pair.run();
    assertEquals(
        List.of("connected", "received 6", "finished", "closed by you"), pair.client.events());
    assertEquals("closed by peer", pair.server.events().getLast());
    pair.expectNothingLeft();
  }

  @Test
  void inTls12AnEndFromEitherSideEndsBoth() {
    secured("TLSv1.2");
    pair.client.say("last words");
    pair.client.transport().finish();
    pair.run();
    assertEquals(
        List.of("connected", "received 10", "finished", "closed by peer"), pair.server.events());
    assertEquals(List.of("connected", "finished", "closed by you"), pair.client.events());
    pair.expectNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void closeSendsEverythingAndEndsInOrder(String version) {
    secured(version);
    byte[] bytes = random(500_000);
    pair.client.transport().write(ByteBuffer.wrap(bytes));
    pair.client.transport().close();
    pair.server.on(Callback.FINISHED, Transport::close);
    pair.run();
    assertArrayEquals(bytes, pair.server.received());
    assertEquals("closed by you", pair.client.events().getLast());
    assertEquals("closed by peer", pair.server.events().getLast());
    pair.expectNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void anAbortIsAReset(String version) {
    secured(version);
    pair.client.transport().abort();
    pair.run();
    assertEquals("aborted by you", pair.client.events().getLast());
    assertEquals("reset by peer", pair.server.events().getLast());
    pair.expectNothingLeft();
  }

  @Test
  void nothingIsDeliveredWhilePausedAndThePeerFeelsIt() {
    secured("TLSv1.3");
    pair.server.transport().pause();
    byte[] bytes = random(4_000_000);
    pair.client.transport().write(ByteBuffer.wrap(bytes));
    pair.run();
    assertEquals(0, pair.server.received().length);
    assertFalse(pair.client.transport().hasRoom());
    pair.server.transport().resume();
    pair.run();
    assertArrayEquals(bytes, pair.server.received());
    assertTrue(pair.client.events().contains("writable"));
  }

  @Test
  void aProtocolMayPauseAfterEveryDelivery() {
    secured("TLSv1.3");
    pair.server.on(Callback.RECEIVED, Transport::pause);
    byte[] bytes = random(300_000);
    pair.client.transport().write(ByteBuffer.wrap(bytes));
    pair.client.transport().finish();
    for (int i = 0; i < 100 && !pair.server.events().contains("finished"); i++) {
      pair.run();
      pair.server.transport().resume();
    }
    pair.run();
    assertArrayEquals(bytes, pair.server.received());
    assertEquals("finished", pair.server.events().getLast());
  }

  @Test
  void aProtocolThatRaisesEndsItsConnectionOnly() {
    pair.server.raisingIn(Callback.RECEIVED);
    secured("TLSv1.3");
    pair.client.say("boom");
    pair.run();
    assertInstanceOf(CloseReason.Broken.class, pair.server.closeReason());
    assertEquals(1, pair.reactor.takeReports().size());
    pair.client.transport().abort();
    pair.run();
    pair.expectNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aListenerThatWantsNoneTurnsItsClientAwayInOrder(String version) {
    pair.refusing = true;
    secured(version);
    pair.client.transport().close();
    pair.run();
    assertEquals(List.of("connected", "finished", "closed by peer"), pair.client.events());
    pair.expectNothingLeft();
  }

  @Test
  void theProtocolOfTheApplicationIsAgreedOn() {
    pair.listen(
        TlsPair.fixed(GOOD),
        new ServerSettings(
            ServerSettings.ClientAuth.NONE, null, List.of("h2", "http/1.1"), List.of()));
    pair.secured(
        new ClientSettings(
            "a.example", true, true, null, null, roots, List.of("http/1.1"), List.of(), List.of()));
    assertTrue(pair.client.transport().facets().contains(new Facet("TLS", "ALPN", "http/1.1")));
  }

  @Test
  void aSilentServerIsGivenUpInTheStageSecuring() {
    pair.network.answer(TlsPair.ADDRESS, dev.endpoint.engine.testing.Answer.accept());
    pair.connect(TlsPair.trusting(roots, "a.example"));
    pair.reactor.advance(TlsPair.LIMIT);
    assertEquals(Kind.TIMED_OUT, pair.failure().kind());
    assertEquals("securing", pair.failure().stage());
  }
}
