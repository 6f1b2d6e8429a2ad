package dev.endpoint.engine.type.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.layer.PlainEndpoints;
import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Quoting;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Protocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From the string to the secured connection.
class TlsStringsTest {
  private static final Identity ROOT = Forge.root("Test Root");
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  @TempDir Path temp;
  private String roots;
  private String folder;
  private String pem;
  private final FakeEngine fake = FakeEngine.create(CATALOG);
  private final RecordingProtocol client = new RecordingProtocol();

  @BeforeEach
  void makeFiles() throws Exception {
    Identity own = Forge.issuedBy(ROOT, "own").dns("a.example", "localhost").make();
    roots = Quoting.value(Forge.write(temp, "roots.pem", Forge.pem(ROOT.chain())).toString());
    Path certificates = Files.createDirectory(temp.resolve("live"));
    pem = Quoting.value(Forge.write(certificates, "own.pem", Forge.pem(own)).toString());
    folder = Quoting.positional(certificates.toString());
    fake.reactor().letBlockingCallsRun();
  }

  private ListeningPort listen(String text) throws Exception {
    Attempt<ListeningPort> attempt =
        fake.engine().serverFromString(text).listen(peer -> new Echo());
    fake.reactor().runUntilIdle();
    return attempt.outcome().toCompletableFuture().join();
  }

  private void echoes(String text) throws Exception {
    Attempt<Protocol> attempt = fake.engine().clientFromString(text).connect(peer -> client);
    fake.reactor().runUntilIdle();
    assertNull(PlainEndpoints.failureOf(attempt));
    client.say("hello");
    client.transport().finish();
    fake.reactor().runUntilIdle();
    assertEquals("hello", client.receivedText());
    assertEquals("closed by you", client.closeReason().words());
  }

  private void stop(ListeningPort port) {
    port.stopListening();
    fake.reactor().runUntilIdle();
    fake.expectNothingLeft();
  }

  @Test
  void tlsOnBothSides() throws Exception {
    fake.resolver().knows("a.example", "127.0.0.1");
    ListeningPort port = listen("tls:" + folder + ":4433:interface=127.0.0.1");
    echoes("tls:a.example:4433:trustRoots=" + roots);
    stop(port);
  }

  @Test
  void anInnerEndpointReplacesTcpAndTheHostIsVerified() throws Exception {
    ListeningPort port = listen("tls:" + folder + ":4433:interface=127.0.0.1");
    echoes("tls:a.example:443:trustRoots=" + roots + ":endpoint={tcp:127.0.0.1:4433}");
    stop(port);
  }

  @Test
  void sslOnBothSides() throws Exception {
    ListeningPort port = listen("ssl:4433:interface=127.0.0.1:privateKey=" + pem);
    echoes("ssl:127.0.0.1:4433:hostname=localhost:caCertsDir=" + roots);
    stop(port);
  }

  @Test
  void tlsUponTls() throws Exception {
    ListeningPort outer = listen("tls:" + folder + ":4433:interface=127.0.0.1");
    Attempt<Protocol> attempt =
        fake.engine()
            .clientFromString(
                "tls:a.example:1:trustRoots="
                    + roots
                    + ":timeout=5:endpoint={tls:localhost:2:trustRoots="
                    + roots
                    + ":endpoint={tcp:127.0.0.1:4433}}")
            .connect(peer -> client);
    fake.reactor().advance(java.time.Duration.ofSeconds(5));
    assertEquals("securing", PlainEndpoints.failureOf(attempt).stage());
    stop(outer);
  }

  @Test
  void aServersInnerEndpointReplacesTcp() throws Exception {
    ListeningPort port = listen("tls:" + folder + ":endpoint={memory:inner}");
    assertEquals("memory:inner", Addresses.text(port.address()));
    echoes("tls:a.example:443:trustRoots=" + roots + ":endpoint={memory:inner}");
    stop(port);
  }

  @Test
  void aServersInnerEndpointSaysWhoCanReachItAndHow() throws Exception {
    String text = "tls:" + folder + ":endpoint={tcp:4433}";
    ParsedEndpoint<?> parsed = CATALOG.server(text);
    assertEquals(List.of(), parsed.diagnostics());
    assertTrue(parsed.explain().startsWith("Listens on port 4433"), parsed.explain());
    assertTrue(parsed.explain().contains("Secures each connection with TLS."), parsed.explain());
    assertTrue(parsed.exposed());
    assertEquals(
        "tls:" + folder + ":endpoint={tcp:4433:interface=127.0.0.1}",
        parsed.loopbackOnly().orElseThrow());
    ParsedEndpoint<?> here = CATALOG.server(parsed.loopbackOnly().orElseThrow());
    assertFalse(here.exposed());
    String client =
        here.clientText(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4433))
            .orElseThrow();
    assertEquals("tls:localhost:443:verify=no:endpoint=tcp\\:127.0.0.1\\:4433", client);
    ListeningPort port = listen(here.text());
    echoes(client);
    stop(port);
  }

  @Test
  void whereToListenIsSaidInOnePlace() {
    for (String surplus : List.of(":8443", ":port=8443", ":backlog=5", ":interface=127.0.0.1")) {
      String text = "tls:" + folder + surplus + ":endpoint={tcp:4433}";
      Diagnostic refusal = CATALOG.server(text).diagnostics().getFirst();
      assertTrue(refusal.isError(), text);
      assertTrue(surplus.endsWith(text.substring(refusal.start(), refusal.end())), text);
      assertTrue(refusal.message().contains("that endpoint says where to listen"), text);
      assertEquals(
          "tls:" + folder + ":endpoint={tcp:4433}", refusal.suggestion().text(), refusal.message());
    }
  }

  @Test
  void whatIsNotVerifiedIsWarnedOfWithABetterString() {
    ParsedEndpoint<ClientEndpoint> parsed = CATALOG.client("ssl:h.example:443:timeout=3");
    assertTrue(parsed.ok());
    assertEquals(
        "tls:h.example:443:timeout=3", parsed.diagnostics().getFirst().suggestion().text());
    assertTrue(parsed.explain().contains("WITHOUT verifying"));
    assertFalse(CATALOG.client("tls:h.example:443:verify=no").diagnostics().isEmpty());
  }

  @Test
  void versionsAndCiphersAreCheckedWhileTheStringIsRead() {
    assertTrue(CATALOG.client("tls:h.example:443:protocols=1.2,TLSv1.3").ok());
    assertFalse(CATALOG.client("tls:h.example:443:protocols=1.1").ok());
    assertFalse(CATALOG.client("tls:h.example:443:protocols=9").ok());
    assertTrue(CATALOG.client("tls:h.example:443:ciphers=TLS_AES_128_GCM_SHA256").ok());
    assertFalse(CATALOG.client("tls:h.example:443:ciphers=ROT13").ok());
  }

  @Test
  void namesThatNoCertificateCanBeForAreRefused() {
    assertFalse(CATALOG.client("tls:under_score.example:443").ok());
    assertTrue(CATALOG.client("tls:under_score.example:443:serverName=a.example").ok());
    assertTrue(CATALOG.client("tls:bücher.example:443").ok());
    assertTrue(CATALOG.client("tls:[::1]:443").ok());
    assertFalse(CATALOG.client("tls::443").ok());
  }

  @Test
  void aServerThatCanBeReachedFromOutsideSaysSo() {
    assertTrue(CATALOG.server("tls:" + folder).exposed());
    assertFalse(CATALOG.server("tls:" + folder + ":interface=127.0.0.1").exposed());
    assertFalse(CATALOG.server("tls:" + folder + "missing").ok());
  }

  @Test
  void aFolderThatIsOfNoUseAsItIsIsWarnedOf() throws Exception {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    assertEquals(List.of(empty + " holds no certificate together with its key."), warnings(empty));
    Path live = temp.resolve("live");
    Forge.write(live, "junk.pem", "-----BEGIN CERTIFICATE-----\nMIIB");
    Forge.write(live, "more.pem", "no PEM at all");
    Forge.write(live, "notes.txt", "-----BEGIN CERTIFICATE-----\nMIIB");
    assertEquals(
        List.of("junk.pem is cut off or damaged: a section in it has no end; it is skipped."),
        warnings(live));
  }

  private static List<String> warnings(Path folder) {
    ParsedEndpoint<?> parsed = CATALOG.server("tls:" + Quoting.positional(folder.toString()));
    assertTrue(parsed.ok());
    return parsed.diagnostics().stream().map(Diagnostic::message).toList();
  }

  @Test
  void ofTwoFilesEitherMayHoldTheKeyAsInTwisted() throws Exception {
    Identity own = Forge.selfSigned("localhost").dns("localhost").make();
    String key = Forge.pem("PRIVATE KEY", own.key().getEncoded());
    String first = Quoting.value(Forge.write(temp, "first.pem", key).toString());
    String second = Quoting.value(Forge.write(temp, "c.pem", Forge.pem(own.chain())).toString());
    String parameters = Forge.pem("X9.42 DH PARAMETERS", new byte[] {48, 0});
    String neither = Quoting.value(Forge.write(temp, "dh.pem", parameters).toString());
    for (String files :
        List.of(
            "privateKey=" + first + ":certKey=" + second,
            "privateKey=" + second + ":certKey=" + first,
            "privateKey=" + neither + ":certKey=" + pem)) {
      stop(listen("ssl:4433:interface=127.0.0.1:" + files));
    }
    assertEquals(
        List.of(temp.resolve("c.pem") + " holds no private key."),
        CATALOG.server("ssl:4433:privateKey=" + second).diagnostics().stream()
            .map(Diagnostic::message)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tls:h:443:trustRoots=/nowhere",
        "tls:h:443:certificate=/nowhere",
        "ssl:h:443:certKey=/nowhere:hostname=h:caCertsDir=/nowhere"
      })
  void aGlanceLooksIntoNoFile(String text) {
    EndpointCatalog catalog = EndpointCatalog.installed();
    assertFalse(catalog.client(text).ok());
    assertTrue(catalog.glance(Side.CLIENT, text).ok());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls:/nowhere:443", "ssl:443:privateKey=/nowhere"})
  void aGlanceAtAListenerLooksIntoNoFile(String text) {
    EndpointCatalog catalog = EndpointCatalog.installed();
    assertFalse(catalog.server(text).ok());
    assertTrue(catalog.glance(Side.SERVER, text).ok());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tls:8443 | There is no folder “8443”; the folder with the certificates comes first, as in tls:/etc/certs:8443.
          ssl:8443 | There is no server.pem. That file is used when privateKey= names no other.
          """)
  void aListenerWithAPortAloneIsToldWhereItsCertificateBelongs(String text, String words) {
    assertEquals(words, CATALOG.server(text).diagnostics().getFirst().message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tls:example.com | tls:example.com:443",
        "TLS:example.com:timeout=5 | TLS:example.com:443:timeout=5",
        "tls:[::1] | tls:[::1]:443",
        "tls:host=example.com | tls:host=example.com:port=443",
        "ssl:example.com:timeout=5 | ssl:example.com:443:timeout=5",
        "haproxy:tls:version=1:example.com | haproxy:tls:version=1:example.com:443",
        "websocket:h:80:endpoint=tls\\:example.com"
            + " | websocket:h:80:endpoint=tls\\:example.com\\:443",
        "tls: | ",
        "tls:443 | ",
        "tls:host=443 | tls:host=443:port=443",
        "tls:a b | ",
      })
  void theUsualPortIsOfferedWhereNoneIsGiven(String text, String offered) {
    ParsedEndpoint<?> read = CATALOG.client(text);
    Diagnostic missing =
        read.diagnostics().stream()
            .filter(each -> each.message().startsWith("Port is missing"))
            .findFirst()
            .orElseThrow();
    if (offered == null) {
      assertNull(missing.suggestion());
    } else {
      assertEquals(offered, missing.suggestion().text());
      assertEquals("Use port 443", missing.suggestion().label());
      assertTrue(CATALOG.client(offered).ok());
    }
  }
}
