package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Quoting;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `haproxy` strings mean, and what is said about bad ones.
class HaproxyStringsTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  @TempDir Path folder;

  private static ParsedEndpoint<ServerEndpoint> server(String text) {
    return CATALOG.server(text);
  }

  private static ParsedEndpoint<ClientEndpoint> client(String text) {
    return CATALOG.client(text);
  }

  private static Diagnostic only(ParsedEndpoint<?> parsed) {
    assertEquals(1, parsed.diagnostics().size(), parsed.diagnostics()::toString);
    return parsed.diagnostics().getFirst();
  }

  private static String placed(ParsedEndpoint<?> parsed) {
    Diagnostic diagnostic = only(parsed);
    return parsed.text().substring(diagnostic.start(), diagnostic.end());
  }

  @ParameterizedTest
  @CsvSource({
    "haproxy:tcp:8080, haproxy:tcp:8080",
    "HAProxy:TCP:8080:within=5, haproxy:tcp:8080",
    "haproxy:within=10:tcp:port=8080, haproxy:within=10:tcp:8080",
    "haproxy:tcp:8080:within=10:interface=127.0.0.1,"
        + " haproxy:within=10:tcp:8080:interface=127.0.0.1",
    "haproxy:inside=1:tcp:8080, haproxy:inside=yes:tcp:8080",
    "haproxy:unix:/tmp/a\\:b, haproxy:unix:/tmp/a\\:b",
    "haproxy:haproxy:tcp:8080, haproxy:haproxy:tcp:8080",
  })
  void aServersStringHasAStandardForm(String text, String standard) {
    assertEquals(List.of(), server(text).diagnostics());
    assertEquals(standard, server(text).canonical());
    assertEquals(standard, server(standard).canonical());
  }

  @ParameterizedTest
  @CsvSource({
    "haproxy:tcp:h:80, haproxy:tcp:h:80",
    "haproxy:version=1:tcp:h:80, haproxy:tcp:h:80",
    "haproxy:version=2:checksum=yes:tcp:h:80, haproxy:version=2:checksum=yes:tcp:h:80",
    "haproxy:source=203.0.113.7\\:40000:tcp:h:80, haproxy:source=203.0.113.7\\:40000:tcp:h:80",
    "haproxy:source=[203.0.113.7:40000]:tcp:h:80, haproxy:source=203.0.113.7\\:40000:tcp:h:80",
    "haproxy:destination={[2001:db8::7]:443}:tcp:h:80,"
        + " haproxy:destination=[2001\\:db8\\:\\:7]\\:443:tcp:h:80",
  })
  void aClientsStringHasAStandardForm(String text, String standard) {
    assertEquals(List.of(), client(text).diagnostics());
    assertEquals(standard, client(text).canonical());
    assertEquals(standard, client(standard).canonical());
  }

  @Test
  void theDefaultsAreWhatPeopleExpect() {
    assertEquals(5L, server("haproxy:tcp:80").arguments().byName().get("within"));
    HeaderWriter writer = HaproxyClientRole.writer(client("haproxy:tcp:h:80").arguments());
    assertEquals(new HeaderWriter(1, null, null, false), writer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "haproxy: | SERVER",
        "haproxy:tcp:x | SERVER",
        "haproxy:nonsense:80 | SERVER",
        "haproxy:tcp:80:within=0 | SERVER",
        "haproxy:tcp:80:within=soon | SERVER",
        "haproxy:tcp:80:version=2 | SERVER",
        "haproxy:process:cat | SERVER",
        "haproxy:systemd:INET:0:within=1:x=y | SERVER",
        "haproxy:tcp:h:80:version=3 | CLIENT",
        "haproxy:tcp:h:80:source=a.example\\:80 | CLIENT",
        "haproxy:tcp:h:80:source=1.2.3.4\\:65536 | CLIENT",
        "haproxy:tcp:h:80:source=1.2.3.4\\:-1 | CLIENT",
        "haproxy:tcp:h:80:source=1.2.3.256\\:1 | CLIENT",
        "haproxy:tcp:h:80:source=fe80\\:\\:1%eth0 | CLIENT",
        "haproxy:tcp:h:80:source= | CLIENT",
        "haproxy:tcp:h:80:source=\\: | CLIENT",
        "haproxy | CLIENT",
      })
  void aBadStringIsRefusedWithItsPlace(String text, Side side) {
    ParsedEndpoint<?> parsed = side == Side.CLIENT ? client(text) : server(text);
    assertFalse(parsed.ok());
    assertTrue(
        parsed.diagnostics().stream()
            .allMatch(d -> d.start() <= d.end() && d.end() <= parsed.text().length()));
  }

  @Test
  void anAddressWithoutAPortGetsOneOffered() {
    Diagnostic four = only(client("haproxy:source=203.0.113.7:tcp:h:80"));
    assertEquals("Source needs a port after the address.", four.message());
    assertEquals(List.of(), client(four.suggestion().text()).diagnostics());
    Diagnostic six = only(client("haproxy:source=[2001:db8::7]:tcp:h:80"));
    assertEquals(
        "haproxy:source=[2001\\:db8\\:\\:7]\\:40000:tcp:h:80",
        client(six.suggestion().text()).canonical());
  }

  @Test
  void tooShortATimeIsWarnedOf() {
    ParsedEndpoint<?> parsed = server("haproxy:tcp:80:within=2");
    assertEquals("2", placed(parsed));
    assertTrue(parsed.ok());
    assertEquals("haproxy:tcp:80:within=3", only(parsed).suggestion().text());
  }

  @Test
  void aChecksumNeedsVersion2() {
    ParsedEndpoint<?> parsed = client("haproxy:checksum=yes:tcp:h:80");
    assertTrue(parsed.ok());
    assertEquals("yes", placed(parsed));
  }

  @Test
  void whereTwistedMeansSomethingElseThatIsSaidUntilOneOfBothIsChosen() throws Exception {
    String files = Quoting.positional(folder.toString());
    Files.writeString(folder.resolve("empty.pem"), "");
    String text = "haproxy:tls:" + files + ":8443";
    ParsedEndpoint<?> parsed = server(text);
    assertTrue(parsed.ok());
    Diagnostic warning =
        parsed.diagnostics().stream()
            .filter(d -> d.message().contains("Twisted"))
            .findFirst()
            .orElseThrow();
    assertEquals("tls", text.substring(warning.start(), warning.end()));
    assertEquals(text + ":inside=yes", warning.suggestion().text());
    assertEquals("haproxy:tls:" + files + ":port=8443", parsed.canonical());
    for (String meant : List.of("inside=yes", "inside=no")) {
      ParsedEndpoint<?> chosen = server("haproxy:" + meant + ":tls:" + files + ":8443");
      assertTrue(
          chosen.diagnostics().stream().noneMatch(d -> d.message().contains("Twisted")),
          chosen.diagnostics()::toString);
      assertTrue(chosen.canonical().startsWith("haproxy:" + meant + ":tls:"), chosen.canonical());
    }
    assertEquals(List.of(), client("haproxy:tls:a.example:443").diagnostics());
  }

  @Test
  void sslIsTwistedsWordAndMeansWhatItMeansThere() throws Exception {
    try (TlsFiles files = TlsFiles.make()) {
      String ssl = "ssl:8443:privateKey=" + TlsFiles.value(files.server());
      ParsedEndpoint<ServerEndpoint> inside = server("haproxy:" + ssl);
      assertEquals(List.of(), inside.diagnostics());
      assertTrue(inside.explain().contains("Inside that, each connection begins"));
      assertEquals("haproxy:inside=yes:tls:127.0.0.1:8443:verify=no", clientText(inside));
      ParsedEndpoint<ServerEndpoint> before = server("haproxy:inside=no:" + ssl);
      assertEquals("haproxy:tls:127.0.0.1:8443:verify=no", clientText(before));
    }
  }

  private static String clientText(ParsedEndpoint<ServerEndpoint> listener) {
    InetSocketAddress where = new InetSocketAddress("127.0.0.1", 8443);
    return new HaproxyServerRole().clientText(listener.arguments(), where).orElseThrow();
  }

  @Test
  void whatWillHappenIsExplained() {
    assertEquals(
        "Listens on port 8080 on this computer only. Each connection begins with a PROXY header,"
            + " which says who the client is; one without is closed. Whoever can connect can say"
            + " anything there: only the proxy should.",
        server("haproxy:tcp:8080:interface=127.0.0.1").explain());
    assertEquals(
        "Connects to 192.0.2.1, port 80. Gives up after 30 s. The first thing sent is a PROXY"
            + " header of version 2, which says that the client is 203.0.113.7:40000, connected to"
            + " [2001:db8::7]:443.",
        client(
                "haproxy:version=2:source=[203.0.113.7:40000]"
                    + ":destination={[2001:db8::7]:443}:tcp:192.0.2.1:80")
            .explain());
    assertTrue(
        client("haproxy:inside=yes:tls:a.example:443")
            .explain()
            .contains("The first thing sent inside that is a PROXY header of version 1"));
  }

  @Test
  void aHeaderBeforeAnotherIsExplainedAsThat() {
    String one = "haproxy:tcp:8080:interface=127.0.0.1";
    assertEquals(
        server(one).explain() + " Before that comes one more such header.",
        server("haproxy:" + one).explain());
    assertEquals(
        server(one).explain() + " Inside that comes one more such header.",
        server("haproxy:inside=yes:" + one).explain());
    String first = "haproxy:tcp:192.0.2.1:80";
    assertEquals(
        client(first).explain()
            + " Before that one goes a PROXY header of version 1, which says that the client is"
            + " this computer.",
        client("haproxy:" + first).explain());
  }

  @Test
  void whoCanReachItIsTheInnerEndpointsBusiness() {
    ParsedEndpoint<?> everywhere = server("haproxy:tcp:8080:within=9");
    assertTrue(everywhere.exposed());
    assertEquals(
        "haproxy:tcp:8080:within=9:interface=127.0.0.1", everywhere.loopbackOnly().orElseThrow());
    assertFalse(server("haproxy:memory:name").exposed());
    InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 8080);
    assertEquals("haproxy:tcp:127.0.0.1:8080", everywhere.clientText(address).orElseThrow());
    assertEquals(
        "haproxy:inside=yes:tcp:127.0.0.1:8080",
        server("haproxy:inside=yes:tcp:8080").clientText(address).orElseThrow());
  }
}
