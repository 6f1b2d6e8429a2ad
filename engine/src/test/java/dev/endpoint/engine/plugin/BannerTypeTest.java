package dev.endpoint.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.syntax.Completion;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Protocol;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The example plug-in through the real parser, completer and fakes: what an author tests.
class BannerTypeTest {
  private static final EndpointCatalog CATALOG = ExamplePlugin.catalog();

  private final FakeEngine fake = FakeEngine.create(CATALOG);
  private final RecordingProtocol our = new RecordingProtocol();
  private final RecordingProtocol peer = new RecordingProtocol();

  private static String firstError(ParsedEndpoint<?> parsed) {
    return parsed.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::message)
        .findFirst()
        .orElse("");
  }

  @Test
  void itIsListedWithItsJar() {
    EndpointType banner = CATALOG.types().getLast();
    assertEquals("banner", banner.name());
    assertEquals("banner.jar", CATALOG.place(banner));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "banner:tcp:h:25 | banner:tcp:h:25",
        "BANNER:tcp:h:25:within=10:expect= | banner:tcp:h:25",
        "banner:expect=220:tcp:h:25 | banner:expect=220:tcp:h:25",
        "banner:tcp:h:25:timeout=5:within=300ms | banner:within=300ms:tcp:h:25:timeout=5",
        "banner:banner:tcp:h:25 | banner:banner:tcp:h:25",
      })
  void aClientsStringHasAStandardForm(String text, String canonical) {
    ParsedEndpoint<?> parsed = CATALOG.client(text);
    assertEquals("", firstError(parsed));
    assertEquals(canonical, parsed.canonical());
  }

  @Test
  void itSaysWhatWillHappen() {
    assertEquals(
        CATALOG.client("tcp:h:25").explain()
            + " It counts as connected when the server's first line has come and begins with"
            + " “220”.",
        CATALOG.client("banner:tcp:h:25:expect=220").explain());
    ParsedEndpoint<?> server = CATALOG.server("banner:tcp:2525:say=220 hello");
    assertEquals(
        CATALOG.server("tcp:2525").explain() + " Greets each connection with “220 hello”.",
        server.explain());
    assertTrue(server.exposed());
    assertEquals(
        "banner:tcp:2525:say=220 hello:interface=127.0.0.1", server.loopbackOnly().orElse(""));
    assertFalse(CATALOG.server("banner:tcp:2525:interface=127.0.0.1").exposed());
    assertEquals(
        "banner:tcp:127.0.0.1:2525",
        server.clientText(new InetSocketAddress("127.0.0.1", 2525)).orElse(""));
  }

  @Test
  void whatCannotBeIsRefusedAtItsPlace() {
    assertEquals(
        "A banner is one line, so it never has a line end inside.",
        firstError(CATALOG.client("banner:tcp:h:25:expect=2\n2")));
    String longest = "a".repeat(510);
    assertTrue(CATALOG.client("banner:tcp:h:25:expect=" + longest).ok());
    assertEquals(
        "No banner is that long; 510 bytes are the most.",
        firstError(CATALOG.client("banner:tcp:h:25:expect=" + longest + "a")));
    assertEquals(
        "A banner is one line; its line end is added.",
        firstError(CATALOG.server("banner:tcp:25:say=a\r")));
    assertEquals(
        "That is too long for a banner; most clients take 512 bytes.",
        firstError(CATALOG.server("banner:tcp:25:say=" + longest + "a")));
    Diagnostic inside = CATALOG.client("banner:tcp:h:x").diagnostics().getFirst();
    assertEquals("banner:tcp:h:".length(), inside.start(), "an error inside keeps its place");
  }

  @Test
  void typesAndArgumentsAreCompleted() {
    assertTrue(labels("ban").contains("banner"), labels("ban").toString());
    assertTrue(labels("banner:tc").contains("tcp"), labels("banner:tc").toString());
    List<String> named = labels("banner:tcp:h:25:exp");
    assertTrue(named.stream().anyMatch(label -> label.startsWith("expect")), named.toString());
  }

  private static List<String> labels(String text) {
    return CATALOG.complete(Side.CLIENT, text, text.length()).stream()
        .map(Completion::label)
        .toList();
  }

  /// Starts to connect to a peer that is there and says nothing by itself.
  private Attempt<Protocol> connect(String more) throws Exception {
    fake.engine().serverFromString("tcp:25:interface=127.0.0.1").listen(a -> peer);
    fake.reactor().runUntilIdle();
    Attempt<Protocol> attempt =
        fake.engine().clientFromString("banner:tcp:127.0.0.1:25" + more).connect(a -> our);
    fake.reactor().runUntilIdle();
    return attempt;
  }

  private void peerSays(String text) {
    peer.say(text);
    fake.reactor().runUntilIdle();
  }

  private Failure failure(Attempt<Protocol> attempt) {
    List<Throwable> thrown = new ArrayList<>();
    attempt.outcome().whenComplete((result, raised) -> thrown.add(raised));
    fake.reactor().runUntilIdle();
    assertEquals(1, thrown.size(), "it is over");
    return ((FailureException) thrown.getFirst()).failure();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void theBannerMayComeInAnyPieces(int size) throws Exception {
    connect(":expect=220 ");
    String all = "220 mail.example\r\nand what follows";
    for (int i = 0; i < all.length(); i += size) {
      peerSays(all.substring(i, Math.min(all.length(), i + size)));
    }
    assertEquals("and what follows", our.receivedText());
    assertTrue(
        our.transport().facets().contains(new Facet("banner", "first line", "220 mail.example")));
  }

  @Test
  void anotherBannerIsAFailureThatQuotesIt() throws Exception {
    Attempt<Protocol> attempt = connect(":expect=220");
    peerSays("SSH-2.0-\u001b[2JOpenSSH\n");
    Failure failure = failure(attempt);
    assertEquals(Kind.WRONG_PROTOCOL, failure.kind());
    assertEquals("waiting for the banner", failure.stage());
    assertEquals("The server's banner is “SSH-2.0-\uFFFD[2JOpenSSH”", failure.message());
    assertEquals(List.of(), our.events());
    assertTrue(peer.events().contains("finished"), peer.events().toString());
  }

  @Test
  void aServerThatWaitsForUsIsToldAfterItsTime() throws Exception {
    Attempt<Protocol> attempt = connect(":within=2");
    fake.reactor().advance(Duration.ofSeconds(2));
    Failure failure = failure(attempt);
    assertEquals(Kind.TIMED_OUT, failure.kind());
    assertTrue(failure.meaning().contains("speak first"), failure.meaning());
  }

  @Test
  void aServerThatNeverEndsItsLineIsRefused() throws Exception {
    Attempt<Protocol> attempt = connect("");
    peerSays("x".repeat(513));
    assertTrue(failure(attempt).message().contains("sent too much"));
  }

  @Test
  void aListenerGreetsAndThenTheProtocolTalks() throws Exception {
    fake.engine()
        .serverFromString("banner:tcp:2525:interface=127.0.0.1:say=220 grüß dich")
        .listen(a -> our);
    fake.reactor().runUntilIdle();
    fake.engine().clientFromString("tcp:127.0.0.1:2525").connect(a -> peer);
    fake.reactor().runUntilIdle();
    our.say("and more");
    fake.reactor().runUntilIdle();
    assertEquals("220 grüß dich\r\nand more", peer.receivedText());
  }
}
