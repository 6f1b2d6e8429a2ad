package dev.endpoint.engine.type.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.layer.Fed;
import dev.endpoint.engine.layer.PlainEndpoints;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.Protocol;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole attempts through proxies whose lines the test says itself, in memory and virtual time.
class ProxyAttemptTest {
  private static final SocketAddress PROXY = PlainEndpoints.loopback(1080);
  private static final String ENDPOINT = ":endpoint={tcp:127.0.0.1:1080}";
  private static final String GRANTED_5 = "0500 05000001 c6336407 0050";

  private final FakeEngine fake = FakeEngine.create();
  private final RecordingProtocol our = new RecordingProtocol();
  private final List<RecordingProtocol> proxies = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();

  private Attempt<Protocol> connect(String text) throws Exception {
    fake.network().answer(PROXY, Answer.accept());
    Attempt<Protocol> attempt = fake.engine().clientFromString(text).connect(peer -> our);
    attempt.observe((nanos, step) -> steps.add(words(step)));
    fake.reactor().runUntilIdle();
    return attempt;
  }

  private static String words(Step step) {
    return switch (step) {
      case Step.Negotiating s -> "Negotiating " + s.layer();
      case Step.Negotiated s -> "Negotiated " + s.layer();
      default -> step.getClass().getSimpleName();
    };
  }

  /// The proxy takes the connection that came last.
  private RecordingProtocol proxy() throws Exception {
    RecordingProtocol proxy = new RecordingProtocol();
    proxies.add(proxy);
    fake.network().farEnds().getLast().attach(proxy);
    fake.reactor().runUntilIdle();
    return proxy;
  }

  private void says(RecordingProtocol proxy, String hex) {
    proxy.transport().write(ByteBuffer.wrap(Fed.hex(hex)));
    fake.reactor().runUntilIdle();
  }

  private void nothingIsLeft() {
    proxies.forEach(proxy -> proxy.transport().abort());
    fake.reactor().runUntilIdle();
    fake.expectNothingLeft();
  }

  private static Failure failure(Attempt<?> attempt) {
    Failure failure = PlainEndpoints.failureOf(attempt);
    assertNotNull(failure, "it goes on");
    return failure;
  }

  @Test
  void theConnectionsPeerIsTheDestinationAndTheProxyIsAFact() throws Exception {
    Attempt<Protocol> attempt = connect("socks5:example.com:80" + ENDPOINT);
    RecordingProtocol proxy = proxy();
    says(proxy, GRANTED_5);
    assertNull(PlainEndpoints.failureOf(attempt));
    assertEquals(
        InetSocketAddress.createUnresolved("example.com", 80), our.transport().peerAddress());
    assertEquals(
        new Facet("SOCKS 5 proxy", "proxy", "127.0.0.1:1080"), our.transport().facets().getFirst());
    assertTrue(
        our.transport()
            .facets()
            .contains(new Facet("SOCKS 5 proxy", "bound address", "198.51.100.7:80")));
    assertEquals(
        List.of("Dialing", "Dialed", "Negotiating SOCKS 5 proxy", "Negotiated SOCKS 5 proxy"),
        steps);
    assertEquals(List.of(), fake.resolver().lookUps(), "the proxy looks it up");
    our.transport().abort();
    nothingIsLeft();
  }

  @Test
  void theProtocolIsNotMadeBeforeTheProxyHasGranted() throws Exception {
    connect("http-connect:example.com:80" + ENDPOINT);
    RecordingProtocol proxy = proxy();
    proxy.say("HTTP/1.1 200 OK\r\n");
    fake.reactor().runUntilIdle();
    assertEquals(List.of(), our.events());
    proxy.say("\r\nearly payload");
    fake.reactor().runUntilIdle();
    assertEquals("early payload", our.receivedText());
    our.transport().abort();
    nothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "socks5, Is it really a SOCKS 5 proxy?",
    "socks4, Is it really a SOCKS 4 proxy?",
    "http-connect, Is it really an HTTP proxy?"
  })
  void aSilentProxyIsGivenUpInItsOwnStage(String type, String hint) throws Exception {
    Attempt<Protocol> attempt = connect(type + ":example.com:80" + ENDPOINT);
    proxy();
    fake.reactor().advance(Duration.ofSeconds(30));
    Failure failure = failure(attempt);
    assertEquals(Kind.TIMED_OUT, failure.kind());
    assertEquals("proxying", failure.stage());
    assertEquals("example.com:80", failure.target());
    assertEquals("Gave up proxying example.com:80 after 30 s", failure.message());
    assertTrue(failure.meaning().endsWith(hint), failure.meaning());
    nothingIsLeft();
  }

  @Test
  void aProxyThatWaitsForTheDestinationIsToldFromOneThatIsSilent() throws Exception {
    Attempt<Protocol> attempt = connect("socks5:example.com:80" + ENDPOINT + ":timeout=7");
    says(proxy(), "0500");
    fake.reactor().advance(Duration.ofSeconds(7));
    Failure failure = failure(attempt);
    assertEquals("Gave up proxying example.com:80 after 7 s", failure.message());
    assertTrue(failure.meaning().contains("waiting for example.com:80"), failure.meaning());
    nothingIsLeft();
  }

  @Test
  void aProxyThatCannotBeReachedIsTheOneThatIsNamed() throws Exception {
    Attempt<Protocol> refused = connect("socks5:example.com:80:endpoint={tcp:127.0.0.1:9}");
    assertEquals("127.0.0.1:9", failure(refused).target());
    assertEquals(Kind.REFUSED, failure(refused).kind());
    fake.network().answer(PlainEndpoints.loopback(10), Answer.hang());
    Attempt<Protocol> silent = connect("socks5:example.com:80:endpoint={tcp:127.0.0.1:10}");
    fake.reactor().advance(Duration.ofSeconds(30));
    assertEquals("Gave up connecting to 127.0.0.1:10 after 30 s", failure(silent).message());
    assertTrue(failure(silent).meaning().contains("firewall"), failure(silent).meaning());
    nothingIsLeft();
  }

  @Test
  void theOneDeadlineHoldsForReachingTheProxyToo() throws Exception {
    fake.network().answer(PROXY, Answer.accept().after(Duration.ofSeconds(4)));
    Attempt<Protocol> attempt =
        fake.engine()
            .clientFromString("socks5:example.com:80" + ENDPOINT + ":timeout=5")
            .connect(peer -> our);
    fake.reactor().advance(Duration.ofSeconds(4));
    proxy();
    assertNull(PlainEndpoints.failureOf(attempt));
    fake.reactor().advance(Duration.ofSeconds(1));
    assertEquals(Kind.TIMED_OUT, failure(attempt).kind());
    nothingIsLeft();
  }

  @Test
  void aResetInTheTalkSaysWhatItMeansHere() throws Exception {
    Attempt<Protocol> attempt = connect("socks5:example.com:80" + ENDPOINT);
    RecordingProtocol proxy = proxy();
    proxy.transport().abort();
    fake.reactor().runUntilIdle();
    Failure failure = failure(attempt);
    assertEquals(Kind.RESET, failure.kind());
    assertEquals("ECONNRESET", failure.code());
    assertEquals("The proxy closed the connection without an answer", failure.message());
    nothingIsLeft();
  }

  /// What becomes of an attempt that is called off at this step, counted from 1. A proxy that is
  /// still there answers too late.
  private Failure cancelled(String text, RecordingProtocol protocol, int stop, String answer)
      throws Exception {
    fake.network().answer(PROXY, Answer.accept());
    Attempt<Protocol> attempt = fake.engine().clientFromString(text).connect(peer -> protocol);
    List<Step> heard = new ArrayList<>();
    attempt.observe(
        (nanos, step) -> {
          heard.add(step);
          if (heard.size() == stop) {
            attempt.cancel();
          }
        });
    fake.reactor().runUntilIdle();
    if (fake.network().openEnds() > 0) {
      says(proxy(), answer);
    }
    return failure(attempt);
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5", "socks4", "http-connect"})
  void cancelledAtEachStepItLeavesNothing(String type) throws Exception {
    String answer =
        switch (type) {
          case "socks5" -> GRANTED_5;
          case "socks4" -> "005a0000 00000000";
          default -> "485454502f312e3120323030204f4b0d0a0d0a";
        };
    for (int stop = 1; stop <= 4; stop++) {
      RecordingProtocol never = new RecordingProtocol();
      Failure failure = cancelled(type + ":example.com:80" + ENDPOINT, never, stop, answer);
      assertEquals(Kind.CANCELLED, failure.kind(), "step " + stop);
      assertEquals(stop < 3 ? "connecting" : "proxying", failure.stage(), "step " + stop);
      assertEquals(List.of(), never.events(), "step " + stop);
      nothingIsLeft();
      proxies.clear();
    }
  }

  @Test
  void lookedUpHereEachAddressIsTriedUntilOneIsGranted() throws Exception {
    fake.resolver().knows("two.example", "192.0.2.1", "2001:db8::1");
    Attempt<Protocol> attempt = connect("socks5:two.example:80" + ENDPOINT + ":resolve=local");
    RecordingProtocol first = proxy();
    says(first, "0500 0503");
    assertEquals("05 01 00 05 01 00 04 20 01", hexBegin(first, 9));
    RecordingProtocol second = proxy();
    says(second, GRANTED_5);
    assertEquals("05 01 00 05 01 00 01 c0 00 02 01 00 50", hexBegin(second, 13));
    assertNull(PlainEndpoints.failureOf(attempt));
    assertEquals(new InetSocketAddress("192.0.2.1", 80), our.transport().peerAddress());
    assertEquals(List.of("Resolving", "Resolved"), steps.subList(0, 2));
    our.transport().abort();
    nothingIsLeft();
  }

  private static String hexBegin(RecordingProtocol proxy, int length) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length; i++) {
      hex.append(i == 0 ? "" : " ").append("%02x".formatted(proxy.received()[i]));
    }
    return hex.toString();
  }

  @Test
  void whenNoAddressIsGrantedTheLastFailureHasTheOthers() throws Exception {
    fake.resolver().knows("two.example", "192.0.2.1", "2001:db8::1");
    Attempt<Protocol> attempt = connect("socks5:two.example:80" + ENDPOINT + ":resolve=local");
    says(proxy(), "0500 0503");
    says(proxy(), "0500 0505");
    Failure failure = failure(attempt);
    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals("192.0.2.1:80", failure.target());
    assertEquals(
        List.of("[2001:db8::1]:80"), failure.others().stream().map(Failure::target).toList());
    nothingIsLeft();
  }

  @Test
  void aRefusalThatIsNotAboutTheAddressEndsTheAttempt() throws Exception {
    fake.resolver().knows("two.example", "192.0.2.1", "2001:db8::1");
    Attempt<Protocol> attempt = connect("socks5:two.example:80" + ENDPOINT + ":resolve=local");
    says(proxy(), "05ff");
    assertEquals("The proxy wants you to sign in", failure(attempt).message());
    assertEquals(1, fake.network().dials().size());
    nothingIsLeft();
  }

  @Test
  void socks4LookedUpHereTakesIpv4AddressesOnly() throws Exception {
    fake.resolver().knows("two.example", "2001:db8::1", "192.0.2.1");
    connect("socks4:two.example:80" + ENDPOINT + ":resolve=local");
    RecordingProtocol proxy = proxy();
    assertEquals("04 01 00 50 c0 00 02 01 00", hexBegin(proxy, 9));
    says(proxy, "005a0000 00000000");
    our.transport().abort();
    fake.resolver().knows("six.example", "2001:db8::1");
    Failure failure = failure(connect("socks4:six.example:80" + ENDPOINT + ":resolve=local"));
    assertEquals("six.example has no IPv4 address", failure.message());
    nothingIsLeft();
  }

  @Test
  void aLookUpThatFailsOrHangsIsTold() throws Exception {
    Failure unknown = failure(connect("socks5:nobody.example:80" + ENDPOINT + ":resolve=local"));
    assertEquals(Kind.NO_SUCH_NAME, unknown.kind());
    fake.resolver().neverAnswers("slow.example");
    Attempt<Protocol> slow = connect("socks5:slow.example:80" + ENDPOINT + ":resolve=local");
    fake.reactor().advance(Duration.ofSeconds(30));
    assertEquals("resolving", failure(slow).stage());
    assertTrue(failure(slow).meaning().contains("resolve=remote"), failure(slow).meaning());
    nothingIsLeft();
  }

  @Test
  void lookedUpHereTheDeadlineTellsWhatItWaitedFor() throws Exception {
    fake.resolver().knows("one.example", "192.0.2.1");
    Attempt<Protocol> attempt = connect("socks5:one.example:80" + ENDPOINT + ":resolve=local");
    says(proxy(), "0500");
    fake.reactor().advance(Duration.ofSeconds(30));
    Failure failure = failure(attempt);
    assertEquals("Gave up proxying 192.0.2.1:80 after 30 s", failure.message());
    assertEquals("one.example:80", failure.target());
    nothingIsLeft();
  }

  @Test
  void lookedUpHereCancelledAtEachStepItLeavesNothing() throws Exception {
    for (int stop = 1; stop <= 6; stop++) {
      fake.resolver().knows("one.example", "192.0.2.1");
      String text = "socks5:one.example:80" + ENDPOINT + ":resolve=local";
      Failure failure = cancelled(text, our, stop, GRANTED_5);
      assertEquals(Kind.CANCELLED, failure.kind(), "step " + stop);
      assertEquals(List.of(), our.events(), "step " + stop);
      nothingIsLeft();
      proxies.clear();
    }
  }

  @Test
  void aProxyThroughAProxy() throws Exception {
    connect("socks5:end.example:80:endpoint={http-connect:middle.example:1080" + ENDPOINT + "}");
    RecordingProtocol proxy = proxy();
    assertTrue(proxy.receivedText().startsWith("CONNECT middle.example:1080 HTTP/1.1\r\n"));
    proxy.say("HTTP/1.1 200 OK\r\n\r\n");
    fake.reactor().runUntilIdle();
    says(proxy, GRANTED_5);
    assertEquals(
        List.of("middle.example:1080", "127.0.0.1:1080"),
        our.transport().facets().stream()
            .filter(facet -> facet.name().equals("proxy"))
            .map(Facet::value)
            .toList());
    assertEquals(
        List.of(
            "Dialing",
            "Dialed",
            "Negotiating HTTP proxy",
            "Negotiated HTTP proxy",
            "Negotiating SOCKS 5 proxy",
            "Negotiated SOCKS 5 proxy"),
        steps);
    our.transport().abort();
    nothingIsLeft();
  }

  @Test
  void extendingMovesTheOneDeadline() throws Exception {
    fake.resolver().knows("one.example", "192.0.2.1");
    Attempt<Protocol> attempt = connect("socks5:one.example:80" + ENDPOINT + ":resolve=local");
    proxy();
    fake.reactor().advance(Duration.ofSeconds(20));
    attempt.extend(Duration.ofSeconds(10));
    fake.reactor().advance(Duration.ofSeconds(15));
    assertNull(PlainEndpoints.failureOf(attempt));
    fake.reactor().advance(Duration.ofSeconds(5));
    assertEquals("Gave up proxying 192.0.2.1:80 after 40 s", failure(attempt).message());
    nothingIsLeft();
  }
}
