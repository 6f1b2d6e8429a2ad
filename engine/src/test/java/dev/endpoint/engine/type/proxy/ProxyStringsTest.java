package dev.endpoint.engine.type.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.syntax.Completion;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyStringsTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();
  private static final String PROXY = ":endpoint={tcp:proxy:1080}";

  private static ParsedEndpoint<ClientEndpoint> read(String text) {
    return CATALOG.client(text);
  }

  private static Diagnostic only(String text) {
    List<Diagnostic> all = read(text).diagnostics();
    assertEquals(1, all.size(), all::toString);
    return all.getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5", "socks4", "http-connect"})
  void theStandardFormIsReadAsItself(String type) {
    String text = type + ":example.com:80:endpoint=tcp\\:proxy\\:1080";
    assertEquals(text, read(type + ":host=example.com:port=80" + PROXY).canonical());
    assertEquals(text, read(text).canonical());
  }

  @ParameterizedTest
  @CsvSource({"socks, socks5", "socks5h, socks5", "SOCKS5, socks5", "socks4a, socks4"})
  void otherWordsForIt(String word, String type) {
    assertTrue(read(word + ":h:80" + PROXY).canonical().startsWith(type + ":"));
  }

  @Test
  void defaultsAreLeftOutOfTheStandardForm() {
    assertEquals(
        "socks5:h:80:endpoint=tcp\\:proxy\\:1080",
        read("socks5:h:80" + PROXY + ":resolve=REMOTE:timeout=30s").canonical());
    assertEquals(
        "socks5:h:80:endpoint=tcp\\:proxy\\:1080:username=u:password=p:resolve=local:timeout=5",
        read("socks5:h:80:password=p:username=u:resolve=local:timeout=5" + PROXY).canonical());
  }

  @Test
  void theProxyHasToBeNamedAndTheUsualOneIsOffered() {
    Diagnostic missing = only("socks5:h:80");
    assertEquals("Endpoint is missing; the form is socks5:host:port:endpoint=.", missing.message());
    assertEquals("socks5:h:80:endpoint={tcp:127.0.0.1:1080}", missing.suggestion().text());
    assertEquals(
        "http-connect:h:80:endpoint={tcp:127.0.0.1:3128}",
        only("http-connect:h:80").suggestion().text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "socks5::80@ | Host is empty; the proxy has to be told one."
            + " localhost is its own computer.",
        "http-connect:[fe80::1%eth0]:80@"
            + " | What follows the % means nothing to a proxy; leave it out.",
        "socks4:[::1]:80@ | SOCKS 4 cannot carry an IPv6 address; socks5 can.",
        "socks5:h:80@:username= | Username is empty; type one, or leave it out.",
        "socks5:h:80@:username=u:password= | Password is empty; type one, or leave it out.",
        "socks5:h:80@:password=p | A password needs a username= beside it.",
        "http-connect:h:80@:password=p | A password needs a username= beside it.",
        "http-connect:h:80@:username=a\\:b"
            + " | Username cannot have a colon in it: HTTP takes what follows for the password.",
        "socks5:h:80@:resolve=here | Resolve must be one of remote, local; \"here\" is not.",
        "socks5:h:0@ | Port must be a number from 1 to 65535; \"0\" is not."
      })
  void whatCannotBeUsedIsRefusedInWords(String text, String message) {
    Diagnostic diagnostic = only(text.replace("@", PROXY));
    assertTrue(diagnostic.isError());
    assertEquals(message, diagnostic.message());
  }

  @Test
  void theRefusalStandsAtItsPlace() {
    String text = "socks5:h:80" + PROXY + ":password=secret";
    Diagnostic diagnostic = only(text);
    assertEquals(text.indexOf("secret"), diagnostic.start());
    assertEquals(text.length(), diagnostic.end());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX: y", "a\nb", "a\u0000b", "a\u0085b"})
  void aLineEndInWhatGoesIntoTheHeaderIsRefused(String bad) {
    assertEquals(
        "Username cannot have a line end or control character in it.",
        only("http-connect:h:80" + PROXY + ":username=" + bad.replace(":", "")).message());
    assertEquals(
        "Password cannot have a line end or control character in it.",
        only("http-connect:h:80" + PROXY + ":username=u:password=" + bad.replace(":", ""))
            .message());
  }

  @Test
  void lengthsThatSocksCannotCarryAreRefused() {
    String long5 = "ü".repeat(128);
    assertEquals(
        "Username is too long: SOCKS 5 takes at most 255 bytes.",
        only("socks5:h:80" + PROXY + ":username=" + long5).message());
    assertEquals(
        "Password is too long: SOCKS 5 takes at most 255 bytes.",
        only("socks5:h:80" + PROXY + ":username=u:password=" + "x".repeat(256)).message());
    assertTrue(read("socks5:h:80" + PROXY + ":username=" + "x".repeat(255)).ok());
    assertEquals(
        "Username is too long: SOCKS 4 proxies take at most 255 bytes.",
        only("socks4:h:80" + PROXY + ":username=" + long5).message());
    assertEquals(
        "Username cannot have a NUL in it: SOCKS 4 ends it with one.",
        only("socks4:h:80" + PROXY + ":username=a\u0000b").message());
  }

  @Test
  void aNameLongerThanTheDnsHasIsRefused() {
    String name = "a".repeat(60) + ".";
    String text = "socks5:" + name.repeat(5) + "example:80" + PROXY;
    assertEquals("A host name has at most 253 characters.", only(text).message());
  }

  @Test
  void socks4HasNoPassword() {
    assertFalse(read("socks4:h:80" + PROXY + ":username=u:password=p").ok());
  }

  @Test
  void aProxyThroughAProxyIsChecked() {
    assertTrue(read("socks5:h:80:endpoint={http-connect:p:80:endpoint={tcp:q:3128}}").ok());
    Diagnostic inside = only("socks5:h:80:endpoint={http-connect:p:80:endpoint={tcp:q:99999}}");
    assertTrue(inside.message().contains("99999"), inside.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "socks5:example.com:80:endpoint={unix:/run/tor} | Connects to the socket /run/tor of this"
            + " computer. That is a SOCKS 5 proxy, which is asked to connect to example.com, port"
            + " 80, which the proxy looks up itself.",
        "socks4:example.com:80:endpoint={unix:/run/tor}:resolve=local | Connects to the socket"
            + " /run/tor of this computer. That is a SOCKS 4 proxy, which is asked to connect to"
            + " example.com, port 80, which is looked up here.",
        "http-connect:192.0.2.1:80:endpoint={unix:/run/p}:username=anna | Connects to the socket"
            + " /run/p of this computer. That is an HTTP proxy, which is asked to connect to"
            + " 192.0.2.1, port 80. Signs in as anna."
      })
  void theExplanation(String text, String words) {
    assertEquals(words, read(text).explain().replaceAll(" Gives up after 30 s\\.", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "socks5:h:80:timeout=3:endpoint={tcp:p:1} | In all it gives up after 3 s.",
        "socks5:h:80:endpoint={tcp:p:1:timeout=60} | In all it gives up after 30 s.",
        "socks5:h:80:timeout=300ms:endpoint={memory:p} | In all it gives up after 300 ms."
      })
  void theLimitOverEverythingIsSaidWhereItIsNotTheInnerOne(String text, String words) {
    assertTrue(read(text).explain().endsWith(words), read(text).explain());
    assertFalse(read("socks5:h:80:endpoint={tcp:p:1}").explain().contains("In all"));
  }

  @Test
  void theExplanationSaysWhenOthersCanReadThePassword() {
    String words = "name and password can be read on the way to the proxy";
    String sign = ":username=u:password=geheim";
    assertTrue(read("socks5:h:80:endpoint={tcp:proxy:1080}" + sign).explain().contains(words));
    assertFalse(read("socks5:h:80:endpoint={tcp:[::1]:1080}" + sign).explain().contains(words));
    assertFalse(read("socks5:h:80:endpoint={tls:proxy:1080}" + sign).explain().contains(words));
    assertFalse(read("socks5:h:80:endpoint={tcp:proxy:1080}" + sign).explain().contains("geheim"));
  }

  @Test
  void completionOffersTheUsualProxyFirst() {
    String text = "socks5:example.com:80:";
    List<Completion> all = CATALOG.complete(Side.CLIENT, text, text.length());
    assertEquals("endpoint={tcp:127.0.0.1:1080}", all.getFirst().replacement());
    assertEquals("endpoint=", all.get(1).replacement());
  }

  @Test
  void completionGoesOnInsideTheProxy() {
    String text = "socks5:example.com:80:endpoint={tl";
    assertTrue(
        CATALOG.complete(Side.CLIENT, text, text.length()).stream()
            .anyMatch(one -> one.label().equals("tls")));
  }

  @Test
  void aPasswordIsMasked() {
    assertEquals(
        "***",
        read("socks5:h:80" + PROXY + ":username=u:password=geheim")
            .arguments()
            .byName()
            .get("password"));
  }
}
