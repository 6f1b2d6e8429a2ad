package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A listener for connections with a header, against visitors by plain TCP.
class HaproxyServerTest {
  private static final String LINE = "PROXY TCP4 203.0.113.7 192.0.2.1 56324 443\r\n";
  private static final String LISTEN = "haproxy:tcp:8080:interface=127.0.0.1";

  private final HaproxyPair pair = new HaproxyPair();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void theRealPeerIsKnownWhenTheConnectionIsAnnounced() throws Exception {
    pair.listen(LISTEN);
    RecordingProtocol visitor = pair.say(bytes(LINE.substring(0, 20)));
    assertEquals(0, pair.accepted.size(), "nobody hears of half a header");
    visitor.say(LINE.substring(20) + "hello");
    pair.run();
    RecordingProtocol our = pair.onlyAccepted();
    assertEquals(List.of("203.0.113.7:56324"), pair.announced);
    assertEquals("203.0.113.7:56324", Addresses.text(our.transport().peerAddress()));
    assertEquals("192.0.2.1:443", Addresses.text(our.transport().localAddress()));
    assertEquals("hello", our.receivedText());
    our.say("and back");
    pair.run();
    assertEquals("and back", visitor.receivedText());
    String proxy = Addresses.text(visitor.transport().localAddress());
    assertEquals(proxy, HaproxyPair.facet(our, "sent by"));
    assertEquals("203.0.113.7:56324", HaproxyPair.facet(our, "client"));
    pair.expectNothingLeft();
  }

  @Test
  void theProxysOwnConnectionKeepsItsAddresses() throws Exception {
    pair.listen(LISTEN);
    RecordingProtocol visitor = pair.say(Block.of(0x20, 0).then("check"));
    RecordingProtocol our = pair.onlyAccepted();
    assertEquals(visitor.transport().localAddress(), our.transport().peerAddress());
    assertEquals(visitor.transport().peerAddress(), our.transport().localAddress());
    assertEquals("check", our.receivedText());
    pair.expectNothingLeft();
  }

  @Test
  void whoSendsNothingIsGivenUpInTimeAndTheOthersAreServed() throws Exception {
    pair.listen(LISTEN);
    RecordingProtocol silent = pair.visit("tcp:127.0.0.1:8080");
    pair.fakes.reactor().advance(Duration.ofMillis(4999));
    assertEquals(List.of(), pair.troubles);
    pair.fakes.reactor().advance(Duration.ofMillis(1));
    Failure trouble = pair.troubles.getFirst();
    assertEquals(Failure.Kind.TIMED_OUT, trouble.kind());
    assertTrue(trouble.message().startsWith("Gave up identifying the connection from 127.0.0.1:"));
    assertTrue(trouble.meaning().contains("sent no PROXY header"), trouble.meaning());
    assertEquals("reset by peer", silent.events().getLast());
    pair.say(bytes(LINE + "hello"));
    assertEquals("hello", pair.onlyAccepted().receivedText());
    pair.expectNothingLeft();
  }

  @Test
  void oneByteASecondDoesNotHoldItOpen() throws Exception {
    pair.listen(LISTEN);
    RecordingProtocol slow = pair.visit("tcp:127.0.0.1:8080");
    for (int i = 0; i < 6 && slow.closeReason() == null; i++) {
      slow.say(LINE.substring(i, i + 1));
      pair.fakes.reactor().advance(Duration.ofSeconds(1));
    }
    assertEquals(Failure.Kind.TIMED_OUT, pair.troubles.getFirst().kind());
    assertEquals(List.of(), pair.accepted);
    pair.expectNothingLeft();
  }

  @Test
  void aStrangerIsToldAndClosedAndNothingIsReported() throws Exception {
    pair.listen(LISTEN);
    RecordingProtocol browser = pair.say(bytes("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"));
    Failure trouble = pair.troubles.getFirst();
    assertEquals(Failure.Kind.WRONG_PROTOCOL, trouble.kind());
    assertEquals("identifying", trouble.stage());
    assertEquals(
        Addresses.text(browser.transport().localAddress())
            + " sent a plain HTTP request instead of a PROXY header",
        trouble.message());
    assertTrue(browser.events().size() > 1, "it hears the end");
    assertEquals(List.of(), pair.accepted);
    pair.say(bytes(LINE + "hello"));
    assertEquals("hello", pair.onlyAccepted().receivedText());
    pair.expectNothingLeft();
  }

  @Test
  void aBadHeaderCostsItsOwnConnectionOnly() throws Exception {
    pair.listen(LISTEN);
    pair.say(bytes("PROXY TCP4 1.2.3.4 1.2.3.4 http 80\r\n"));
    assertTrue(pair.troubles.getFirst().message().contains("source port “http”"));
    pair.say(bytes(LINE + "hello"));
    assertEquals("hello", pair.onlyAccepted().receivedText());
    pair.expectNothingLeft();
  }

  @Test
  void aHeaderThatIsCutShortIsTold() throws Exception {
    pair.listen(LISTEN);
    RecordingProtocol visitor = pair.say(bytes(LINE.substring(0, 20)));
    visitor.transport().finish();
    pair.run();
    assertEquals(1, pair.troubles.size());
    assertEquals(Failure.Kind.TRUNCATED, pair.troubles.getFirst().kind());
    assertTrue(pair.troubles.getFirst().message().endsWith("only the beginning of a PROXY header"));
    assertEquals(List.of(), pair.accepted);
    pair.expectNothingLeft();
  }

  @Test
  void aHeaderOfTheGreatestLengthArrivesInAnyPieces() throws Exception {
    pair.listen(LISTEN);
    byte[] most = Block.tcp4().field(0xe0, new byte[0xffff - 12 - 3]).then("hello");
    RecordingProtocol visitor = pair.visit("tcp:127.0.0.1:8080");
    for (int from = 0; from < most.length; from += 1000) {
      int length = Math.min(1000, most.length - from);
      visitor.transport().write(ByteBuffer.wrap(most, from, length));
      pair.run();
    }
    assertEquals("hello", pair.onlyAccepted().receivedText());
    pair.expectNothingLeft();
  }

  @Test
  void headersInARowAreTakenByListenersInARow() throws Exception {
    pair.listen("haproxy:haproxy:tcp:8080:interface=127.0.0.1");
    pair.say(bytes(LINE + LINE.replace("203.0.113.7", "203.0.113.8") + "hello"));
    RecordingProtocol our = pair.onlyAccepted();
    assertEquals("203.0.113.8:56324", Addresses.text(our.transport().peerAddress()));
    assertEquals("203.0.113.7:56324", HaproxyPair.facet(our, "sent by"));
    pair.expectNothingLeft();
  }

  @Test
  void anotherGroundDoesAsWell() throws Exception {
    pair.listen("haproxy:memory:name");
    RecordingProtocol visitor = pair.visit("memory:name");
    visitor.say(LINE + "hello");
    pair.run();
    assertEquals("hello", pair.onlyAccepted().receivedText());
    assertEquals(List.of("203.0.113.7:56324"), pair.announced);
    pair.expectNothingLeft();
  }
}
