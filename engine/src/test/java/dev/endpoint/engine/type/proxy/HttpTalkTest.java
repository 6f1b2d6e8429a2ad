package dev.endpoint.engine.type.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.layer.Fed;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.layer.Handshake.Refused;
import dev.endpoint.engine.transport.Failure.Kind;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTalkTest {
  private static final Destination NAME = Destination.of("example.com", 443);
  private static final Credentials ANNA = new Credentials("anna", "sesam:öffne dich");
  private static final String OPEN = "HTTP/1.1 200 Connection established\r\n\r\n";

  private static Supplier<Handshake> plain() {
    return () -> new HttpTalk(NAME, null);
  }

  private static Fed fed(String answer) throws Exception {
    return Fed.everyCut(plain(), Fed.bytes(answer));
  }

  private static Fed fedAnna(String answer) throws Exception {
    return Fed.everyCut(() -> new HttpTalk(NAME, ANNA), Fed.bytes(answer));
  }

  @Test
  void theRequest() throws Exception {
    Fed fed = fed(OPEN);
    assertEquals(
        "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n", fed.sentText());
    assertEquals(
        List.of(
            "destination: example.com:443",
            "answer: 200 Connection established",
            "sign-in: no sign-in"),
        fed.learned());
    assertEquals(InetSocketAddress.createUnresolved("example.com", 443), fed.done().peer());
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1:80",
    "2001:db8::1, [2001:db8::1]:80",
    "bücher.example, xn--bcher-kva.example:80"
  })
  void theDestinationInEachForm(String host, String place) throws Exception {
    Fed fed = Fed.of(new HttpTalk(Destination.of(host, 80), null), Fed.bytes(OPEN));
    assertEquals("CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n", fed.sentText());
  }

  /// RFC 7617, section 2.1: in UTF-8; the password may have colons.
  @Test
  void basicSignIn() throws Exception {
    Fed fed = fedAnna(OPEN);
    assertEquals(
        "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n"
            + "Proxy-Authorization: Basic YW5uYTpzZXNhbTrDtmZmbmUgZGljaA==\r\n\r\n",
        fed.sentText());
    assertTrue(fed.learned().contains("sign-in: signed in as anna"), fed.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.0 200\r\n\r\n",
        "HTTP/1.1 200 \r\n\r\n",
        "HTTP/1.1 299 Whatever\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\n\n",
        "HTTP/1.1 200 OK\nServer: x\n\n",
        "HTTP/1.1 200 OK\r\nX: a\r\n folded\r\n\tonce more\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n"
            + "HTTP/1.1 102 Processing\r\n"
            + "X: y\r\n\r\n"
            + "HTTP/1.1 200 OK\r\n\r\n"
      })
  void openedAndWhatFollowsIsPayload(String answer) throws Exception {
    Fed fed = fed(answer + "SSH-2.0-x\r\n\r\n");
    fed.done();
    assertEquals("SSH-2.0-x\r\n\r\n", fed.restText());
  }

  @Test
  void theProxysSoftwareIsLearned() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nVia: 1.1 gate\r\nServer: x\r\nProxy-agent: tiny/1\r\n\r\n";
    assertTrue(fed(head).learned().contains("software: tiny/1"));
    String folded = "HTTP/1.1 200 OK\r\nServer: one\r\n  two\r\n\r\n";
    assertTrue(fed(folded).learned().contains("software: one two"));
  }

  @Test
  void aSignInThatIsWantedIsToldWithWhatForAndHow() throws Exception {
    Refused refused =
        fed("HTTP/1.1 407 Proxy Authentication Required\r\n"
                + "proxy-authenticate: Basic realm=\"the office\"\r\n"
                + "Content-Length: 3\r\n\r\nno!")
            .refused();
    assertEquals(Kind.SIGN_IN, refused.kind());
    assertEquals("The proxy wants you to sign in", refused.message());
    assertEquals(
        "It asks for Basic (realm “the office”). Give username= and password=.", refused.meaning());
    assertEquals("407 Proxy Authentication Required", refused.code());
  }

  @Test
  void aSignInThatIsNotAccepted() throws Exception {
    Refused refused =
        fedAnna("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=x\r\n\r\n").refused();
    assertEquals("The proxy did not accept the username and password", refused.message());
    assertEquals(
        "It asks for Basic (realm “x”). Check username= and password=.", refused.meaning());
  }

  /// tinyproxy asks with 407 and refuses with 401.
  @Test
  void aSignInThatIsNotAcceptedAsByAWebServer() throws Exception {
    Refused refused = fedAnna("HTTP/1.1 401 Unauthorized\r\n\r\n").refused();
    assertEquals(Kind.SIGN_IN, refused.kind());
    assertEquals("The proxy did not accept the username and password", refused.message());
    assertTrue(refused.meaning().startsWith("Check username= and password=."), refused::meaning);
    assertEquals("401 Unauthorized", refused.code());
  }

  @Test
  void aWayToSignInThatWeDoNotKnow() throws Exception {
    Refused refused =
        fed("HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate, NTLM\r\n\r\n").refused();
    assertEquals(
        "It asks for Negotiate or NTLM. Of these this program knows none, only Basic.",
        refused.meaning());
  }

  @Test
  void aSignInThatDoesNotSayHow() throws Exception {
    Refused refused = fed("HTTP/1.1 407 No\r\n\r\n").refused();
    assertEquals("It does not say how. Give username= and password=.", refused.meaning());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "101 Switching | WRONG_PROTOCOL | The proxy refused to connect to example.com:443",
        "302 Found | WRONG_PROTOCOL | The proxy sends us elsewhere to http://login/",
        "400 Bad Request | OTHER | The proxy did not understand the request for example.com:443",
        "401 Unauthorized | PERMISSION_DENIED"
            + " | The other side wants a sign-in as a web server does, not as a proxy",
        "403 Filtered | PERMISSION_DENIED"
            + " | The proxy does not allow a connection to example.com:443",
        "404 Not Found | NOT_SUPPORTED | The other side does not make connections for others",
        "405 Not Allowed | NOT_SUPPORTED | The other side does not make connections for others",
        "418 I'm a teapot | OTHER | The proxy refused to connect to example.com:443",
        "429 Slow down | OTHER | The proxy has had too many requests",
        "500 Oops | OTHER | The proxy failed on its own account",
        "501 Not Implemented | NOT_SUPPORTED | The other side does not make connections for others",
        "502 Bad Gateway | UNREACHABLE | The proxy could not connect to example.com:443",
        "503 Service Unavailable | UNREACHABLE | The proxy could not connect to example.com:443",
        "504 Gateway Timeout | UNREACHABLE | The proxy waited too long for example.com:443",
        "999 | OTHER | The proxy refused to connect to example.com:443"
      })
  void everyOtherAnswerInWords(String status, Kind kind, String message) throws Exception {
    Refused refused =
        fed("HTTP/1.1 " + status + "\r\nLocation: http://login/\r\n\r\n<html>").refused();
    assertEquals(kind, refused.kind());
    assertEquals(message, refused.message());
    assertEquals(status, refused.code());
  }

  @Test
  void whatTheProxySaysOfTheReasonIsPassedOn() throws Exception {
    String squid =
        "HTTP/1.1 503 Service Unavailable\r\nX-Squid-Error: ERR_CONNECT_FAIL 111\r\n\r\n";
    assertTrue(fed(squid).refused().meaning().endsWith("It says: ERR_CONNECT_FAIL 111."));
    String standard = "HTTP/1.1 502 Bad\r\nProxy-Status: gate; error=dns_timeout\r\n\r\n";
    assertTrue(fed(standard).refused().meaning().endsWith("It says: gate; error=dns_timeout."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HTTP/2 200 OK", "HTTP/1.1 OK", "HTTP/1.1 20 OK", "HTTP/1.1 2000", "HTTP/1.1200"})
  void aFirstLineThatIsNone(String line) throws Exception {
    broken(line + "\r\n\r\n", "The line “" + line + "” is no answer in HTTP/1.");
  }

  private static void broken(String answer, String what) throws Exception {
    Refused refused = fed(answer).refused();
    assertEquals(Kind.WRONG_PROTOCOL, refused.kind());
    assertEquals("The proxy does not keep to HTTP", refused.message());
    assertEquals(what, refused.meaning());
  }

  @Test
  void aHeaderThatIsNone() throws Exception {
    broken("HTTP/1.1 200 OK\r\nSSH-2.0-x\r\n\r\n", "The line “SSH-2.0-x” is no field.");
    broken("HTTP/1.1 200 OK\r\n folded\r\n\r\n", "A field is continued before there is one.");
    broken("HTTP/1.1 200 OK\r\nA: x\ry\r\n\r\n", "The field A holds a control character.");
    broken("HTTP/1.1 100 C\r\n\r\nHello", "No real answer follows the interim one.");
  }

  @Test
  void aHeaderThatNeverEndsIsRefused() throws Exception {
    for (String filler : List.of("x", "X: y\r\n")) {
      String endless = "HTTP/1.1 200 OK\r\nX: " + filler.repeat(70_000);
      Refused refused = Fed.of(plain().get(), Fed.bytes(endless), 1000, 30_000).refused();
      assertEquals("The proxy does not keep to HTTP", refused.message());
      assertTrue(refused.meaning().startsWith("It "), refused.meaning());
    }
  }

  @Test
  void interimAnswersWithoutEndAreRefused() throws Exception {
    String interim = "HTTP/1.1 102 Processing\r\nX: " + "x".repeat(1000) + "\r\n\r\n";
    Refused refused = Fed.of(plain().get(), Fed.bytes(interim.repeat(100)), 5000).refused();
    assertEquals("It answers “102 Processing” again and again.", refused.meaning());
  }

  @ParameterizedTest
  @CsvSource({
    "05 ff 00 00 00, SOCKS 5",
    "00 5b 00 00 00 00 00 00, SOCKS 4",
    "15 03 03 00 02 02 0a, TLS",
    "53 53 48 2d 32 2e 30, SSH",
    "32 32 30 20 6d 78, SMTP"
  })
  void aPeerThatSpeaksSomethingElseIsToldByName(String hex, String name) throws Exception {
    Refused refused = Fed.everyCut(plain(), Fed.hex(hex)).refused();
    assertEquals(Kind.WRONG_PROTOCOL, refused.kind());
    assertEquals("The proxy answered in " + name + ", not in HTTP", refused.message());
  }

  @Test
  void controlCharactersOfTheProxyAreNotShown() throws Exception {
    Refused refused = fed("HTTP/1.1 403 a\u009b31mb\r\n\r\n").refused();
    assertEquals("403 a?31mb", refused.code());
    fed("HTTP/1.1 403 a\u001b[31mb\u0000c\r\n\r\n").refused();
    assertFalse(
        fed("HTTP/1.1 403 " + "x".repeat(500) + "\r\n\r\n").refused().code().length() > 200);
  }

  @Test
  void anEndInTheHeaderIsToldAsOne() throws Exception {
    Fed fed = Fed.of(plain().get(), Fed.bytes("HTTP/1.1 200 OK\r\nServer: x\r\n"));
    assertInstanceOf(Handshake.More.class, fed.result());
    assertEquals(
        "The proxy closed the connection before it had connected to example.com:443",
        fed.talk().endedEarly(ByteBuffer.wrap(fed.rest())).message());
  }
}
