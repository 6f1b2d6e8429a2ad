package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.transport.Failure;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Headers of version 1, each cut in every way.
class TextHeaderTest {
  private static final String GOOD = "PROXY TCP4 192.168.0.1 192.168.0.11 56324 443\r\n";

  @ParameterizedTest
  @CsvSource({
    "PROXY TCP4 192.168.0.1 192.168.0.11 56324 443, 192.168.0.1:56324, 192.168.0.11:443",
    "PROXY TCP4 255.255.255.255 0.0.0.0 65535 0, 255.255.255.255:65535, 0.0.0.0:0",
    "PROXY TCP6 2001:db8::7 ::1 40000 443, [2001:db8::7]:40000, [::1]:443",
    "PROXY TCP6 2001:DB8:0:0:0:0:0:7 ::1 1 2, [2001:db8::7]:1, [::1]:2",
    "PROXY TCP6 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
        + " 65535 65535, [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535,"
        + " [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535",
    "PROXY TCP6 ::ffff:192.0.2.1 ::ffff:192.0.2.2 1 2, 192.0.2.1:1, 192.0.2.2:2",
    "PROXY TCP6 ::ffff:192.0.2.1 2001:db8::1 1 2, [::ffff:c000:201]:1, [2001:db8::1]:2",
  })
  void aGoodLineSaysBothEnds(String line, String client, String local) {
    Cuts.Verdict verdict = Cuts.ofAnyCut(line + "\r\nGET / HTTP/1.1\r\n");
    assertEquals(client, verdict.client());
    assertEquals(local, verdict.local());
    assertEquals("GET / HTTP/1.1\r\n", verdict.payload());
    assertEquals("1", verdict.facet("version"));
    assertEquals(client, verdict.facet("client"));
    assertEquals(local, verdict.facet("connected to"));
  }

  @ParameterizedTest
  @CsvSource({
    "PROXY UNKNOWN",
    "PROXY UNKNOWN ",
    "PROXY UNKNOWN 1.2.3.4 anything at all",
    "PROXY UNKNOWN ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
        + " 65535 65535",
  })
  void anUnknownClientLeavesTheRealAddresses(String line) {
    Cuts.Verdict verdict = Cuts.ofAnyCut(line + "\r\nhello");
    assertEquals("real", verdict.client());
    assertEquals("real", verdict.local());
    assertEquals("hello", verdict.payload());
  }

  @Test
  void whateverStandsInALineOfUnknownAddressesIsIgnored() {
    assertEquals("x", Cuts.ofAnyCut("PROXY UNKNOWN a\rb\nc\0d\r\nx").payload());
  }

  @Test
  void theTwoEndsAreOfOneFamily() {
    Handshake.Done done = Cuts.ofAnyCut("PROXY TCP6 ::ffff:1.2.3.4 ::1 1 2\r\n").done();
    InetSocketAddress peer = (InetSocketAddress) done.peer();
    assertInstanceOf(Inet6Address.class, peer.getAddress());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PROXY TCP4 192.168.0.1 192.168.0.11 56324 | it has 5 fields with one space",
        "PROXY TCP4 192.168.0.1 192.168.0.11 56324 443 x | it has 7 fields",
        "PROXY TCP4 192.168.0.1 192.168.0.11 56324 443' ' | it has 7 fields",
        "PROXY TCP4  192.168.0.1 192.168.0.11 56324 443 | it has 7 fields",
        "PROXY  TCP4 192.168.0.1 192.168.0.11 56324 443 | “” is not TCP4, TCP6 or UNKNOWN",
        "PROXY tcp4 192.168.0.1 192.168.0.11 56324 443 | “tcp4” is not TCP4",
        "PROXY UDP4 192.168.0.1 192.168.0.11 56324 443 | “UDP4” is not TCP4",
        "PROXY UNKNOWNX | “UNKNOWNX” is not TCP4",
        "PROXY TCP4 192.168.0.01 192.168.0.11 1 2 | source address “192.168.0.01” is not an IPv4",
        "PROXY TCP4 192.168.0.256 192.168.0.11 1 2 | source address “192.168.0.256”",
        "PROXY TCP4 192.168.1 192.168.0.11 1 2 | source address “192.168.1”",
        "PROXY TCP4 ::1 ::1 1 2 | source address “::1” is not an IPv4 address",
        "PROXY TCP4 hello 192.168.0.11 1 2 | source address “hello”",
        "PROXY TCP6 ::1 192.168.0.11 1 2 | destination address “192.168.0.11” is not an IPv6",
        "PROXY TCP6 ::1 fe80::1%eth0 1 2 | destination address “fe80::1%eth0”",
        "PROXY TCP6 [::1] ::1 1 2 | source address “[::1]”",
        "PROXY TCP6 1::2::3 ::1 1 2 | source address “1::2::3”",
        "PROXY TCP4 1.2.3.4 1.2.3.4 65536 443 | source port “65536” is not a number from 0",
        "PROXY TCP4 1.2.3.4 1.2.3.4 -1 443 | source port “-1”",
        "PROXY TCP4 1.2.3.4 1.2.3.4 +1 443 | source port “+1”",
        "PROXY TCP4 1.2.3.4 1.2.3.4 1 http | destination port “http”",
        "PROXY TCP4 1.2.3.4 1.2.3.4 1 0443 | destination port “0443”",
        "PROXY TCP4 1.2.3.4 1.2.3.4 1 99999999999 | destination port “99999999999”",
      })
  void aBadLineIsRefusedWithTheReason(String line, String reason) {
    Cuts.Verdict verdict = Cuts.ofAnyCut(line.replace("' '", " ") + "\r\n");
    String message = verdict.message();
    assertTrue(message.startsWith(Cuts.PEER + " sent a PROXY header that is not valid: "), message);
    assertTrue(message.contains(reason), message);
    Handshake.Refused refused = (Handshake.Refused) verdict.result();
    assertEquals(Failure.Kind.WRONG_PROTOCOL, refused.kind());
    assertTrue(refused.meaning().contains("“PROXY "), refused.meaning());
  }

  @ParameterizedTest
  @CsvSource({
    "'PROXY TCP4 1.2.3.4 1.2.3.4 1 2\nGET / HTTP/1.1\r\n'",
    "'PROXY TCP4 1.2.3.4 1.2.3.4 1 2\rGET / HTTP/1.1\r\n'",
    "'PROXY TCP4 1.2.3.4 1.2.3.4 1 2\r\r\n'",
    "'PROXY UNKNOWN\nhello\r\n'",
    "'PROXY \n'",
  })
  void halfALineEndIsNone(String stream) {
    String message = Cuts.ofAnyCut(stream.replace("\\r", "\r").replace("\\n", "\n")).message();
    assertTrue(message.contains("does not end with CR LF"), message);
  }

  @Test
  void aLineMayHave107BytesWithItsEnd() {
    String line = "PROXY UNKNOWN " + "x".repeat(107 - 16) + "\r\n";
    assertEquals(107, line.length());
    assertEquals("y", Cuts.ofAnyCut(line + "y").payload());
  }

  @Test
  void aLongerLineIsRefusedWhereverItEnds() {
    for (String prefix : new String[] {"PROXY UNKNOWN ", "PROXY TCP4 "}) {
      for (int length = 108; length < 300; length += 19) {
        String line = prefix + "x".repeat(length - prefix.length() - 2) + "\r\n";
        assertTrue(Cuts.ofAnyCut(line).message().contains("longer than the 107 bytes"), line);
      }
    }
  }

  @Test
  void aLineWithoutAnEndIsRefusedAt107Bytes() {
    String line = "PROXY TCP4 " + "1".repeat(96);
    assertEquals(107, line.length());
    assertTrue(Cuts.ofAnyCut(line).message().contains("longer than the 107 bytes"));
    String shorter = line.substring(0, 106);
    assertInstanceOf(Handshake.More.class, Cuts.ofAnyCut(shorter).result());
    assertTrue(Cuts.ofAnyCut(shorter + "\r\n").message().contains("longer"));
  }

  @Test
  void aHeaderThatIsNotCompleteIsWaitedFor() {
    for (int length = 0; length < GOOD.length(); length++) {
      Cuts.Verdict verdict = Cuts.ofAnyCut(GOOD.substring(0, length));
      assertInstanceOf(Handshake.More.class, verdict.result(), "after " + length);
    }
  }
}
