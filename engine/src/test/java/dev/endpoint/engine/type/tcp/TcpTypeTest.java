package dev.endpoint.engine.type.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpTypeTest {
  private static final EndpointCatalog CATALOG =
      EndpointCatalog.of(List.of(new TcpType(), new Tcp4Type(), new Tcp6Type()));

  private static TcpDial dial(String text, Family family) {
    ParsedEndpoint<?> parsed = CATALOG.client(text);
    assertTrue(parsed.ok(), () -> parsed.diagnostics().toString());
    return new TcpClientRole(family, List.of()).dial(parsed.arguments());
  }

  private static TcpListen listen(String text, Family family) {
    ParsedEndpoint<?> parsed = CATALOG.server(text);
    assertTrue(parsed.ok(), () -> parsed.diagnostics().toString());
    return new TcpServerRole(family).listen(parsed.arguments());
  }

  @Test
  void aClientHasTwistedsDefaults() {
    assertEquals(
        new TcpDial(
            "h",
            80,
            Family.ANY,
            Duration.ofSeconds(30),
            null,
            0,
            Duration.ofMillis(250),
            Map.of(StandardSocketOptions.TCP_NODELAY, true)),
        dial("tcp:h:80", Family.ANY));
  }

  @Test
  void aClientTakesAllItsArguments() {
    String text =
        "tcp6:[fe80::1%eth0]:080:timeout=1.5:bindAddress=\\:\\:1:bindPort=99:race=0:noDelay=no"
            + ":keepAlive=yes:sendBuffer=4096:receiveBuffer=8192";
    assertEquals(
        new TcpDial(
            "fe80::1%eth0",
            80,
            Family.IPV6,
            Duration.ofMillis(1500),
            "::1",
            99,
            Duration.ZERO,
            Map.of(
                StandardSocketOptions.TCP_NODELAY,
                false,
                StandardSocketOptions.SO_KEEPALIVE,
                true,
                StandardSocketOptions.SO_SNDBUF,
                4096,
                StandardSocketOptions.SO_RCVBUF,
                8192)),
        dial(text, Family.IPV6));
  }

  @ParameterizedTest
  @CsvSource({
    "30, PT30S",
    "+30, PT30S",
    "' 30 ', PT30S",
    "1_0, PT10S",
    "1.5, PT1.5S",
    ".5, PT0.5S",
    "0.001s, PT0.001S",
    "300ms, PT0.3S",
    "2m, PT2M",
    "1.5h, PT1H30M",
    "10 s, PT10S"
  })
  void timeIsSecondsOrHasAUnit(String written, Duration expected) {
    assertEquals(expected, dial("tcp:h:80:timeout=" + written, Family.ANY).timeout());
  }

  @Test
  void aClientMayWaitAsLongAsItTakes() {
    assertEquals(null, dial("tcp:h:80:timeout=None", Family.ANY).timeout());
    assertEquals("tcp:h:80:timeout=none", CATALOG.client("tcp:h:80:timeout=None").canonical());
  }

  @Test
  void anEmptyBindAddressIsNone() {
    assertEquals(null, dial("tcp:h:80:bindAddress=", Family.ANY).bindAddress());
  }

  @Test
  void aServerHasTwistedsDefaults() {
    Map<SocketOption<?>, Object> socket = Map.of(StandardSocketOptions.TCP_NODELAY, true);
    assertEquals(new TcpListen(80, "", 50, Family.ANY, socket), listen("tcp:80", Family.ANY));
    assertEquals(new TcpListen(80, "::", 50, Family.IPV6, socket), listen("tcp6:80", Family.IPV6));
    assertEquals(new TcpListen(80, "", 50, Family.IPV4, socket), listen("tcp4:80", Family.IPV4));
  }

  @Test
  void theOrderOfPositionalsIsTwistedsForEach() {
    TcpListen tcp = listen("tcp:80:127.0.0.1:7", Family.ANY);
    assertEquals("127.0.0.1", tcp.interfaceName());
    assertEquals(7, tcp.backlog());
    TcpListen tcp6 = listen("tcp6:80:7:\\:\\:1", Family.IPV6);
    assertEquals("::1", tcp6.interfaceName());
    assertEquals(7, tcp6.backlog());
  }

  @Test
  void anIpv4InterfaceMakesTcp6ListenByIpv4AsInTwisted() {
    assertEquals(Family.IPV4, listen("tcp6:80:interface=127.0.0.1", Family.IPV6).family());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tcp:db.internal:5432 | Connects to db.internal, port 5432. Tries every address of that name. Gives up after 30 s.
          tcp:127.0.0.1:80:timeout=0.25 | Connects to 127.0.0.1, port 80. Gives up after 250 ms.
          tcp6:h:80:timeout=1.5 | Connects to h, port 80. Tries every IPv6 address of that name. Gives up after 1.5 s.
          tcp::80 | Connects to this computer, port 80. Gives up after 30 s.
          tcp:::1:80:bindPort=9 | -
          tcp:1.2.3.4:80:bindAddress=10.0.0.1:bindPort=9 | Connects to 1.2.3.4, port 80, from 10.0.0.1, port 9. Gives up after 30 s.
          tcp:1.2.3.4:80:timeout=none | Connects to 1.2.3.4, port 80. Waits as long as it takes.
          tcp:1.2.3.4:80:bindPort=9 | Connects to 1.2.3.4, port 80, from local port 9. Gives up after 30 s.
          """)
  void whatAClientWillDoIsSaidPlainly(String text, String words) {
    ParsedEndpoint<?> parsed = CATALOG.client(text);
    assertEquals(words, parsed.ok() ? parsed.explain() : "-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tcp:8080 | Listens on port 8080 on every interface: reachable from the network. | tcp:8080:interface=127.0.0.1
          tcp:80:0.0.0.0:5 | Listens on port 80 on every interface: reachable from the network. | tcp:80:127.0.0.1:5
          tcp4:80 | Listens on port 80 on every interface, IPv4 only: reachable from the network. | tcp4:80:interface=127.0.0.1
          tcp6:80 | Listens on port 80 on every interface: reachable from the network. | tcp6:80:interface=[::1]
          tcp:80:interface=10.0.0.1 | Listens on port 80 on 10.0.0.1: reachable from the network. | tcp:80:interface=127.0.0.1
          tcp:0:interface=127.0.0.1 | Listens on any free port on this computer only. |
          tcp:80:interface=127.1.2.3 | Listens on port 80 on this computer only. |
          tcp:80:interface=localhost | Listens on port 80 on this computer only. |
          tcp:80:interface=[::1] | Listens on port 80 on this computer only. |
          tcp6:80:interface=127.0.0.1 | Listens on port 80 on this computer only. |
          """)
  void whatAServerWillDoIsSaidPlainlyAndWhoCanReachIt(
      String text, String words, String loopbackOnly) {
    ParsedEndpoint<?> parsed = CATALOG.server(text);
    assertEquals(words, parsed.explain());
    assertEquals(loopbackOnly != null, parsed.exposed());
    assertEquals(Optional.ofNullable(loopbackOnly), parsed.loopbackOnly());
    if (loopbackOnly != null) {
      assertTrue(!CATALOG.server(loopbackOnly).exposed());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tcp:0, 127.0.0.1, 8080, tcp:127.0.0.1:8080",
    "tcp:0, 0.0.0.0, 8080, tcp:127.0.0.1:8080",
    "tcp:0, '::', 8080, tcp:127.0.0.1:8080",
    "tcp6:0, '::', 8080, tcp:[::1]:8080",
    "tcp6:0, '::1', 8080, tcp:[::1]:8080",
    "tcp:0, 10.0.0.1, 80, tcp:10.0.0.1:80"
  })
  void theStringThatConnectsToAListenerIsTold(String text, String host, int port, String expected) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    String client = CATALOG.server(text).clientText(address).orElseThrow();
    assertEquals(expected, client);
    assertTrue(CATALOG.client(client).ok());
  }

  @ParameterizedTest
  @CsvSource({
    "TCP:port=080:host=h, tcp:h:80",
    "tcp:[::1]:80, tcp:\\:\\:1:80",
    "tcp:h:80:timeout=30.0:noDelay=1, tcp:h:80",
    "hostname:h:80:timeout=2m, tcp:h:80:timeout=120",
    "tcp:h:80:bindAddress=, tcp:h:80:bindAddress="
  })
  void theStandardFormOfAClientIsShort(String text, String expected) {
    assertEquals(expected, CATALOG.client(text).canonical());
  }

  @ParameterizedTest
  @CsvSource({
    "tcp:80:, tcp:80",
    "tcp:80:127.0.0.1:50, tcp:80:interface=127.0.0.1",
    "tcp6:80:50:interface=[::], tcp6:80"
  })
  void theStandardFormOfAServerIsShort(String text, String expected) {
    assertEquals(expected, CATALOG.server(text).canonical());
  }
}
