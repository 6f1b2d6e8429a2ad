package dev.endpoint.engine.type.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class Socks5TalkTest {
  private static final Destination NAME = Destination.of("example.com", 443);
  private static final Credentials ANNA = new Credentials("anna", "sesam");
  private static final String GREETING = "05 01 00";
  private static final String ASKS_FOR_NAME =
      "05 01 00 03 0b 65 78 61 6d 70 6c 65 2e 63 6f 6d 01 bb";

  private static Supplier<Handshake> plain() {
    return () -> new Socks5Talk(NAME, null);
  }

  private static Supplier<Handshake> anna() {
    return () -> new Socks5Talk(NAME, ANNA);
  }

  private static Fed fed(Supplier<Handshake> talk, String hex) throws Exception {
    return Fed.everyCut(talk, Fed.hex(hex));
  }

  @Test
  void aNameGoesToTheProxyAsItIs() throws Exception {
    Fed fed = fed(plain(), "05 00" + "05 00 00 01 c6 33 64 07 9c 40");
    assertEquals(GREETING + " " + ASKS_FOR_NAME, fed.sentHex());
    assertEquals(
        List.of(
            "destination: example.com:443",
            "sign-in: no sign-in",
            "bound address: 198.51.100.7:40000"),
        fed.learned());
    assertEquals(InetSocketAddress.createUnresolved("example.com", 443), fed.done().peer());
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 80, 01 c0 00 02 01 00 50",
    "2001:db8::1, 65535, 04 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01 ff ff",
    "bücher.example, 80, "
        + "03 15 78 6e 2d 2d 62 63 68 65 72 2d 6b 76 61 2e 65 78 61 6d 70 6c 65 00 50",
    "localhost, 1, 03 09 6c 6f 63 61 6c 68 6f 73 74 00 01"
  })
  void theDestinationInEachForm(String host, int port, String asked) throws Exception {
    Fed fed =
        fed(
            () -> new Socks5Talk(Destination.of(host, port), null),
            "05 00 05 00 00 01 00000000 0000");
    assertEquals(GREETING + " 05 01 00 " + asked, fed.sentHex());
    assertTrue(fed.learned().contains("bound address: not told by the proxy"), fed.toString());
  }

  @Test
  void usernameAndPasswordWhenTheProxyWantsThem() throws Exception {
    Fed fed = fed(anna(), "05 02" + "01 00" + "05 00 00 01 00000000 0000");
    assertEquals("05 02 00 02 01 04 61 6e 6e 61 05 73 65 73 61 6d " + ASKS_FOR_NAME, fed.sentHex());
    assertTrue(fed.learned().contains("sign-in: signed in as anna"), fed.toString());
  }

  @Test
  void thePasswordIsNotSaidToAProxyThatDoesNotAsk() throws Exception {
    Fed fed = fed(anna(), "05 00" + "05 00 00 01 00000000 0000");
    assertEquals("05 02 00 02 " + ASKS_FOR_NAME, fed.sentHex());
    assertTrue(fed.learned().contains("sign-in: the proxy asked for no sign-in"), fed.toString());
  }

  /// There are proxies that answer the sign-in with the version of SOCKS.
  @Test
  void theVersionOfTheSignInsAnswerDoesNotMatter() throws Exception {
    fed(anna(), "05 02" + "05 00" + "05 00 00 01 00000000 0000").done();
  }

  @ParameterizedTest
  @CsvSource({
    "01 cb 00 71 05 1f 90, 203.0.113.5:8080",
    "04 20010db8 00000000 00000000 00000001 00 50, [2001:db8::1]:80",
    "03 04 67 61 74 65 00 50, gate:80",
    "03 00 00 50, :80",
    "03 02 41 0a 00 50, A:80",
    "03 02 41 1b 00 50, A?:80"
  })
  void theBoundAddressInEachForm(String bound, String text) throws Exception {
    Fed fed = fed(plain(), "05 00" + "05 00 00 " + bound);
    assertTrue(fed.learned().contains("bound address: " + text), fed.toString());
  }

  @Test
  void whatFollowsTheAnswerIsPayload() throws Exception {
    byte[] answer = Fed.hex("05 00 05 00 00 03 04 67 61 74 65 00 50");
    Fed fed = Fed.everyCut(plain(), Fed.joined(answer, Fed.bytes("220 hello\r\n")));
    fed.done();
    assertEquals("220 hello\r\n", fed.restText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | OTHER | The proxy could not connect to example.com:443",
        "2 | PERMISSION_DENIED | The proxy's rules do not allow a connection to example.com:443",
        "3 | UNREACHABLE | The proxy has no way to the network of example.com:443",
        "4 | UNREACHABLE | The proxy cannot reach example.com:443",
        "5 | REFUSED | example.com:443 refused the connection from the proxy",
        "6 | UNREACHABLE | The proxy waited too long for example.com:443 (TTL expired)",
        "7 | NOT_SUPPORTED | The proxy does not make connections",
        "8 | NOT_SUPPORTED | The proxy cannot be asked for names",
        "9 | OTHER | The proxy refused to connect to example.com:443",
        "255 | OTHER | The proxy refused to connect to example.com:443"
      })
  void eachReplyInWords(int code, Kind kind, String message) throws Exception {
    String answer = "05 00 05 %02x 00 01 00000000 0000".formatted(code);
    Refused refused = fed(plain(), answer).refused();
    assertEquals(kind, refused.kind());
    assertEquals(message, refused.message());
    assertEquals("SOCKS 5 reply " + code, refused.code());
  }

  @Test
  void aCodeThatIsNotAssignedIsToldAsSuch() throws Exception {
    Refused refused = fed(plain(), "05 00 05 f0 00 01 00000000 0000").refused();
    assertEquals("It answered with 240, a code that RFC 1928 does not assign.", refused.meaning());
  }

  @Test
  void whichKindOfAddressItCannotBeAskedFor() throws Exception {
    for (List<String> one :
        List.of(List.of("192.0.2.1", "IPv4 addresses"), List.of("::1", "IPv6 addresses"))) {
      Refused refused =
          fed(() -> new Socks5Talk(Destination.of(one.getFirst(), 80), null), "05 00 05 08")
              .refused();
      assertEquals("The proxy cannot be asked for " + one.getLast(), refused.message());
    }
  }

  @Test
  void noneOfTheOfferedWaysToSignIn() throws Exception {
    Refused without = fed(plain(), "05 ff").refused();
    assertEquals("The proxy wants you to sign in", without.message());
    assertEquals(Kind.SIGN_IN, without.kind());
    assertEquals("It serves nobody without: give username= and password=.", without.meaning());
    Refused with = fed(anna(), "05 ff").refused();
    assertEquals("The proxy accepts neither no sign-in nor username and password", with.message());
    assertEquals(Kind.PERMISSION_DENIED, with.kind());
  }

  @ParameterizedTest
  @CsvSource({
    "01, GSSAPI",
    "02, username and password",
    "03, CHAP",
    "04, number 4",
    "80, 'number 128, a private one'"
  })
  void aWayToSignInThatWasNotOffered(String method, String name) throws Exception {
    Refused refused = fed(plain(), "05 " + method).refused();
    assertEquals(Kind.WRONG_PROTOCOL, refused.kind());
    assertEquals(
        "The proxy chose a way to sign in that it was not offered: " + name, refused.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"01 01", "01 ff", "05 02"})
  void aSignInThatIsNotAccepted(String status) throws Exception {
    Refused refused = fed(anna(), "05 02 " + status).refused();
    assertEquals(Kind.SIGN_IN, refused.kind());
    assertEquals("The proxy did not accept the username and password", refused.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 400 Bad Request | HTTP | http-connect:",
        "SSH-2.0-OpenSSH_9.2 | SSH | no proxy",
        "220 mail.example ESMTP | SMTP | no proxy",
        "completely else | '' | really a SOCKS 5 proxy"
      })
  void aPeerThatSpeaksSomethingElseIsToldByName(String words, String name, String advice)
      throws Exception {
    Refused refused = Fed.everyCut(plain(), Fed.bytes(words + "\r\n")).refused();
    assertEquals(Kind.WRONG_PROTOCOL, refused.kind());
    assertEquals(name, refused.code());
    assertTrue(refused.meaning().contains(advice), refused.meaning());
  }

  @Test
  void aPeerThatSpeaksAnotherBinaryProtocolIsToldByName() throws Exception {
    Refused older = fed(plain(), "00 5b 00 00 00 00 00 00").refused();
    assertEquals("The proxy answered in SOCKS 4, not in SOCKS 5", older.message());
    assertTrue(older.meaning().contains("socks4:"), older.meaning());
    Refused tls = fed(plain(), "15 03 01 00 02 02 46").refused();
    assertEquals("The proxy answered in TLS, not in SOCKS 5", tls.message());
    assertTrue(tls.meaning().contains("endpoint={tls:"), tls.meaning());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "05 00 04 | Its answer begins with 4 and not with 5.",
        "05 00 05 00 00 02 00 | Its answer has an address of the unknown type 2."
      })
  void anAnswerThatCannotBeRead(String hex, String what) throws Exception {
    Refused refused = fed(plain(), hex).refused();
    assertEquals("The proxy does not keep to SOCKS 5", refused.message());
    assertEquals(what, refused.meaning());
  }

  @Test
  void anEndInTheMiddleIsToldByHowFarItGot() throws Exception {
    Refused mute = ended("");
    assertEquals("The proxy closed the connection without an answer", mute.message());
    Refused asked = ended("05 00");
    assertEquals(
        "The proxy closed the connection before it had connected to example.com:443",
        asked.message());
    Refused cut = ended("48 54 54");
    assertEquals(Kind.WRONG_PROTOCOL, cut.kind());
  }

  private static Refused ended(String hex) throws Exception {
    Fed fed = Fed.of(plain().get(), Fed.hex(hex));
    assertInstanceOf(Handshake.More.class, fed.result());
    return fed.talk().endedEarly(ByteBuffer.wrap(fed.rest()));
  }

  @Test
  void whatSilenceMeansDependsOnHowFarItGot() throws Exception {
    assertEquals("", Fed.of(plain().get(), Fed.hex("")).talk().slow());
    assertTrue(
        Fed.of(plain().get(), Fed.hex("05 00")).talk().slow().contains("waiting for example.com"));
  }
}
