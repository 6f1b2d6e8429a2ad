package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bad strings: where the mistake is, what is said about it, what is offered. In the tables `«…»`
/// marks the range.
class DiagnosticsTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.of(SampleType.tcp());

  private static ParsedEndpoint<?> read(String side, String text) {
    return side.equals("C") ? CATALOG.client(text) : CATALOG.server(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # a type left out
          S | «8080» | This is a port | tcp:8080
          C | «8080» | This is a port | tcp:localhost:8080
          C | «:8080» | This is a port | tcp:localhost:8080
          S | «*:8080» | a host and a port | tcp:8080
          S | «0.0.0.0:80» | a host and a port | tcp:80
          C | «localhost:8080» | a host and a port | tcp:localhost:8080
          S | «localhost:8080» | a host and a port | tcp:8080:interface=localhost
          C | «localhost 8080» | a host and a port | tcp:localhost:8080
          C | «[::1]:8080» | a host and a port | tcp:[::1]:8080
          C | «::1» | an IP address | tcp:[::1]:80
          C | «10.0.0.1» | an IP address | tcp:10.0.0.1:80
          C | «example.com» | This is a host | tcp:example.com:80
          C | tcp«=»h:80 | A colon follows the type | tcp:h:80
          S | «port=80» | The type is missing | tcp:port=80
          C | «host=h»:port=80 | The type is missing | tcp:host=h:port=80
          C | «tcp localhost 80» | not blanks | tcp:localhost:80
          # pasted from elsewhere
          C | «http://example.com/x?y#z» | a web address | tcp:example.com:80
          C | «http://user:pw@example.com:81/» | a web address | tcp:example.com:81
          C | «https://example.com/» | no endpoint type "tls" | tcp:example.com:443
          C | «ws://h:9000/a» | no endpoint type "websocket" | tcp:h:9000
          C | «tcp://h:80» | This is a URL | tcp:h:80
          S | «http://localhost:8080/» | a web address | tcp:8080:interface=localhost
          C | «postgres://me@db/x» | This is a URL | tcp:db:5432
          C | «nc -v localhost 8080» | a command line | tcp:localhost:8080
          C | «nc -6 h 80» | a command line | tcp6:h:80
          C | «ncat --ssl h 443» | no endpoint type "tls" | tcp:h:443
          C | «nc -w 3 -p 99 h http» | a command line | tcp:h:80
          S | «nc -lvnp 8080» | a command line | tcp:8080
          S | «nc -l 127.0.0.1 8080» | a command line | tcp:8080:interface=127.0.0.1
          S | «nc -l -s 127.0.0.1 -p 8080» | a command line | tcp:8080:interface=127.0.0.1
          C | «nc -l 8080» | that listens | tcp:localhost:8080
          S | «nc h 80» | that connects | tcp:80
          C | «socat - TCP:h:80» | a command line | tcp:h:80
          C | «socat stdio tcp4-connect:h:80,nodelay» | a command line | tcp4:h:80
          C | «socat - TCP6:[::1]:80» | a command line | tcp6:[::1]:80
          S | «socat TCP-LISTEN:80,fork,bind=127.0.0.1 -» | a command | tcp:80:interface=127.0.0.1
          C | «openssl s_client -quiet -connect h:443» | no endpoint type "tls" | tcp:h:443
          S | «openssl s_server -accept 4433» | no endpoint type "tls" | tcp:4433
          C | «telnet towel 1234» | a command line | tcp:towel:1234
          C | «telnet towel» | a command line | tcp:towel:23
          C | «curl -v 'https://h:8443/x'» | a web address | tcp:h:8443
          # types
          C | «tpc»:h:80 | Did you mean tcp? | tcp:h:80
          S | «tcpp»:80 | Did you mean tcp, tcp4 or tcp6? | tcp:80
          S | « tcp»:80 | Did you mean | tcp:80
          S | «tcp »:80 | Did you mean | tcp:80
          C | «tls»:h:443 | There is no endpoint type "tls" in this version. There are tcp, tcp4 and tcp6. |
          S | «unix»:/tmp/x | There is no endpoint type "unix" in this version |
          S | «»:80:x:y | The type is missing |
          S | «tcp\\:80» | There is no endpoint type "tcp:80" |
          # ports
          C | tcp:db:«54x2» | Did you mean 5432 (PostgreSQL)? | tcp:db:5432
          C | tcp:h:«8O80» | Did you mean 8080 | tcp:h:8080
          C | tcp:h:«http» | HTTP is 80 | tcp:h:80
          C | tcp:h:«Postgres» | PostgreSQL is 5432 | tcp:h:5432
          S | tcp:«80/tcp» | Did you mean 80? | tcp:80
          S | tcp:«٨٠» | Did you mean 80? | tcp:80
          C | tcp:h:«99999» | Port must be a number from 1 to 65535; "99999" is not. |
          C | tcp:h:«0» | from 1 to 65535 |
          S | tcp:«-1» | from 0 to 65535 |
          S | tcp:«80,90» | from 0 to 65535 |
          S | tcp:«8_0_» | from 0 to 65535 |
          S | tcp:«80.0» | from 0 to 65535 | tcp:8080
          S | tcp:«» | Port is empty |
          # other values
          C | tcp:h:80:timeout=«0» | Timeout must be more than 0 |
          C | tcp:h:80:timeout=«-5» | Timeout must be more than 0 |
          C | tcp:h:80:timeout=«soon» | Timeout must be a number of seconds |
          C | tcp:h:80:timeout=«» | Timeout is empty | tcp:h:80
          C | tcp:h:80:timeout=«99999999999999999999» | hundred years |
          C | tcp:h:80:noDelay=«maybe» | noDelay must be yes or no |
          C | tcp:h:80:sendBuffer=«0» | sendBuffer must be a whole number from 1 |
          S | tcp:80:backlog=«many» | Backlog must be a whole number |
          S | tcp:80:backlog=«2147483648» | a whole number up to 2147483647; "2147483648" is |
          S | tcp:80:x:«» | Backlog is empty | tcp:80:x
          # hosts
          C | tcp:host« »name:80 | cannot have a blank |
          C | tcp:« h»:80 | no blanks around it | tcp:h:80
          C | tcp:«300.1.1.1»:80 | no IPv4 address |
          C | tcp:h«/»:80 | cannot have "/" |
          C | tcp:«a..b»:80 | empty part |
          C | tcp:«x\\:y»:80 | neither a host name nor an IPv6 address |
          C | tcp:«[\\:\\:1]»:80 | either brackets or backslashes | tcp:[::1]:80
          S | tcp:80:interface=«[\\:\\:1]» | either brackets or backslashes | tcp:80:interface=[::1]
          C | tcp4:[«::1»]:80 | not an IPv4 address |
          C | tcp6:«127.0.0.1»:80 | not an IPv6 address |
          S | tcp4:80:interface=[«::1»] | not an IPv4 address |
          # arguments
          C | tcp:h«» | Port is missing; the form is tcp:host:port. |
          C | tcp«» | Host and port are missing |
          S | tcp6«» | Port is missing; the form is tcp6:port. |
          C | tcp:h:80:«» | Only host and port | tcp:h:80
          C | tcp:h:80:«30» | Only host and port can be given without a name | tcp:h:80
          S | tcp:80:«port=81» | Port is given twice | tcp:80
          S | tcp:80:«bogus»=1 | There is no argument "bogus" | tcp:80
          S | tcp:80:«Interface»=127.0.0.1 | Did you mean interface? | tcp:80:interface=127.0.0.1
          C | tcp:h:80:«timout»=3 | Did you mean timeout? | tcp:h:80:timeout=3
          S | tcp:80:«timeout=3» | belongs to the other side's strings | tcp:80
          # quoting
          S | tcp:80«\\» | A backslash | tcp:80
          C | tcp:«::1»:80 | An IPv6 address needs brackets | tcp:[::1]:80
          C | tcp:«fe80::1%eth0»:80 | An IPv6 address needs brackets | tcp:[fe80::1%eth0]:80
          S | tcp:80:interface=«::1» | An IPv6 address needs brackets | tcp:80:interface=[::1]
          S | tcp:80:«::1» | An IPv6 address needs brackets | tcp:80:[::1]
          S | tcp6:80:«::1» | An IPv6 address needs brackets | tcp6:80:interface=[::1]
          C | tcp:«[»::1:80 | never closed | tcp:[::1]:80
          # the other side's
          S | «tcp:localhost:80» | To listen, the port comes first | tcp:80:interface=localhost
          S | «tcp:0.0.0.0:80» | To listen, the port comes first | tcp:80
          C | «tcp:8080» | To connect, a host comes first | tcp:localhost:8080
          C | «tcp:8080:interface=127.0.0.1» | To connect, a host | tcp:127.0.0.1:8080
          C | «tcp:80:localhost» | To connect, a host comes first | tcp:localhost:80
          S | tcp6:8080:«127.0.0.1» | it fits interface | tcp6:8080:interface=127.0.0.1
          """)
  void aBadStringSaysWhereAndWhatAndOffersBetter(
      String side, String marked, String message, String suggestion) {
    String text = marked.replace("«", "").replace("»", "");
    ParsedEndpoint<?> parsed = read(side, text);
    Diagnostic found = onlyError(parsed);
    String place =
        text.substring(0, found.start())
            + "«"
            + text.substring(found.start(), found.end())
            + "»"
            + text.substring(found.end());
    assertEquals(marked, place);
    assertTrue(found.message().contains(message), found.message());
    if (suggestion == null) {
      assertNull(found.suggestion());
    } else {
      assertEquals(suggestion, found.suggestion().text());
      assertEquals(0, errors(read(side, suggestion)), "what is offered is fine");
    }
  }

  private static Diagnostic onlyError(ParsedEndpoint<?> parsed) {
    List<Diagnostic> errors = parsed.diagnostics().stream().filter(Diagnostic::isError).toList();
    assertEquals(1, errors.size(), errors::toString);
    return errors.getFirst();
  }

  private static long errors(ParsedEndpoint<?> parsed) {
    return parsed.diagnostics().stream().filter(Diagnostic::isError).count();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          C | tcp:a:80:«host=b» | this one is ignored | tcp:a:80
          C | tcp:a:80:«port=x» | this one is ignored | tcp:a:80
          C | tcp:80:«port=81»:host=b | this one is ignored | tcp:80:host=b
          C | tcp:«host=a»:host=b:port=1 | the last one counts | tcp:host=b:port=1
          S | tcp:80:«backlog=x»:backlog=2 | the last one counts | tcp:80:backlog=2
          C | tcp:h:80:race=«250» | Did you mean milliseconds? | tcp:h:80:race=250ms
          S | tcp:80:interface=«127.0.0.1 » | blanks around it | tcp:80:interface=127.0.0.1
          """)
  void whatTwistedSilentlyDropsIsAcceptedWithAWarning(
      String side, String marked, String message, String suggestion) {
    String text = marked.replace("«", "").replace("»", "");
    ParsedEndpoint<?> parsed = read(side, text);
    assertTrue(parsed.ok());
    assertEquals(1, parsed.diagnostics().size(), () -> parsed.diagnostics().toString());
    Diagnostic found = parsed.diagnostics().getFirst();
    assertFalse(found.isError());
    assertEquals(marked.indexOf('«'), found.start());
    assertEquals(marked.indexOf('»') - 1, found.end());
    assertTrue(found.message().contains(message), found.message());
    assertEquals(suggestion, found.suggestion().text());
    assertEquals(List.of(), read(side, suggestion).diagnostics());
  }

  @Test
  void ofTooManyValuesWithoutANameNoneCountsWhereTheNamesSayAll() {
    String text = "tcp:x:y:z:host=h:port=80";
    ParsedEndpoint<?> parsed = CATALOG.client(text);
    assertEquals("tcp:h:80", parsed.canonical());
    List<String> places =
        parsed.diagnostics().stream().map(d -> text.substring(d.start(), d.end())).toList();
    assertEquals(List.of("x", "y", "z"), places);
    assertEquals(
        "This is ignored. Only host and port can be given without a name.",
        parsed.diagnostics().getFirst().message());
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceInTheOrderOfItsPlace() {
    String text = "tcp:70000:backlog=many:bogus=1:noDelay=x\\";
    List<String> places =
        CATALOG.server(text).diagnostics().stream()
            .map(d -> text.substring(d.start(), d.end()))
            .collect(Collectors.toList());
    assertEquals(List.of("70000", "many", "bogus", "x", "\\"), places);
  }

  @Test
  void nothingTypedIsAnInvitation() {
    Diagnostic found = onlyError(CATALOG.server(""));
    assertEquals("Type an endpoint, such as tcp:8080.", found.message());
    assertEquals(
        "Type an endpoint, such as tcp:localhost:8080.", onlyError(CATALOG.client("  ")).message());
  }

  @Test
  void onlyTheOtherSideOfATypeIsSaidPlainly() {
    EndpointCatalog catalog = SampleType.catalog();
    assertEquals(
        "\"talk\" only listens, it cannot connect.", onlyError(catalog.client("talk:")).message());
    assertEquals(
        "\"safe\" only connects, it cannot listen.",
        onlyError(catalog.server("safe:h:80")).message());
  }

  @Test
  void whatATypeIgnoresIsAWarningEach() {
    ParsedEndpoint<?> parsed = SampleType.catalog().server("talk:what:ever=1");
    assertTrue(parsed.ok());
    assertEquals(2, parsed.diagnostics().size());
  }

  @Test
  void pastedAddressesUseTheTypeTheyNeedWhereThereIsOne() {
    EndpointCatalog catalog =
        EndpointCatalog.of(List.of(new SampleType("tls", SampleType.safe().clientSchema(), null)));
    assertEquals(
        "tls:example.com:443",
        onlyError(catalog.client("https://example.com")).suggestion().text());
  }
}
