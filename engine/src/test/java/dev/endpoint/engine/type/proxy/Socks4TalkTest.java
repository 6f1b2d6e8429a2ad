package dev.endpoint.engine.type.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.layer.Fed;
import dev.endpoint.engine.layer.Handshake.Refused;
import dev.endpoint.engine.transport.Failure.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Socks4TalkTest {
  private static final Destination ADDRESS = Destination.of("192.0.2.1", 443);
  private static final Destination NAME = Destination.of("example.com", 80);
  private static final String GRANTED = "00 5a 00 00 00 00 00 00";

  private static Fed fed(Destination destination, String hex) throws Exception {
    return Fed.everyCut(() -> new Socks4Talk(destination, null), Fed.hex(hex));
  }

  @Test
  void anAddressIsPlainSocks4() throws Exception {
    Fed fed = fed(ADDRESS, "00 5a 9c 40 c6 33 64 07");
    assertEquals("04 01 01 bb c0 00 02 01 00", fed.sentHex());
    assertEquals(
        List.of(
            "destination: 192.0.2.1:443",
            "sign-in: no username",
            "bound address: 198.51.100.7:40000"),
        fed.learned());
    assertEquals(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 443), fed.done().peer());
  }

  @Test
  void aNameIsSocks4a() throws Exception {
    Fed fed = fed(NAME, GRANTED);
    assertEquals("04 01 00 50 00 00 00 01 00 65 78 61 6d 70 6c 65 2e 63 6f 6d 00", fed.sentHex());
    assertTrue(fed.learned().contains("bound address: not told by the proxy"), fed.toString());
  }

  @Test
  void theUsernameStandsBeforeTheName() throws Exception {
    Fed fed =
        Fed.everyCut(() -> new Socks4Talk(NAME, new Credentials("anna", "")), Fed.hex(GRANTED));
    assertEquals(
        "04 01 00 50 00 00 00 01 61 6e 6e 61 00 65 78 61 6d 70 6c 65 2e 63 6f 6d 00",
        fed.sentHex());
    assertTrue(fed.learned().contains("sign-in: as anna"), fed.toString());
  }

  /// Some proxies answer with the version of the request.
  @Test
  void theVersionOfTheAnswerMayBeFour() throws Exception {
    fed(ADDRESS, "04 5a 00 00 00 00 00 00").done();
  }

  @Test
  void whatFollowsTheAnswerIsPayload() throws Exception {
    Fed fed =
        Fed.everyCut(
            () -> new Socks4Talk(ADDRESS, null), Fed.joined(Fed.hex(GRANTED), Fed.bytes("hello")));
    fed.done();
    assertEquals("hello", fed.restText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "91 | OTHER | The proxy did not connect to 192.0.2.1:443",
        "92 | PERMISSION_DENIED | The proxy could not ask this computer who you are",
        "93 | PERMISSION_DENIED | The proxy was told another name by this computer",
        "94 | OTHER | The proxy refused to connect to 192.0.2.1:443",
        "0 | OTHER | The proxy refused to connect to 192.0.2.1:443"
      })
  void eachCodeInWords(int code, Kind kind, String message) throws Exception {
    Refused refused = fed(ADDRESS, "00 %02x 00 00 00 00 00 00".formatted(code)).refused();
    assertEquals(kind, refused.kind());
    assertEquals(message, refused.message());
    assertEquals("SOCKS 4 reply " + code, refused.code());
  }

  @Test
  void withANameARefusalMayMeanThatTheProxyIsTooOld() throws Exception {
    assertTrue(fed(NAME, "00 5b").refused().meaning().contains("resolve=local"));
    assertTrue(!fed(ADDRESS, "00 5b").refused().meaning().contains("resolve=local"));
  }

  @ParameterizedTest
  @CsvSource({"05 ff 00 00 00 00, SOCKS 5", "15 03 01 00 02 02 46, TLS", "48 54 54 50 2f 31, HTTP"})
  void aPeerThatSpeaksSomethingElseIsToldByName(String hex, String name) throws Exception {
    Refused refused = fed(ADDRESS, hex).refused();
    assertEquals(Kind.WRONG_PROTOCOL, refused.kind());
    assertEquals("The proxy answered in " + name + ", not in SOCKS 4", refused.message());
  }

  @Test
  void aProxyThatAnswersWithTwoBytesAndGoesIsKnownByThem() throws Exception {
    Fed fed = Fed.of(new Socks4Talk(ADDRESS, null), Fed.hex("05 ff"));
    Refused refused = fed.talk().endedEarly(ByteBuffer.wrap(fed.rest()));
    assertEquals("The proxy answered in SOCKS 5, not in SOCKS 4", refused.message());
    assertTrue(refused.meaning().contains("socks5:"), refused.meaning());
  }
}
