package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What other programs write, pasted where an endpoint belongs, with every type installed.
class PastedNotationsTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  private static Diagnostic only(ParsedEndpoint<?> parsed) {
    assertEquals(1, parsed.diagnostics().size(), parsed.diagnostics()::toString);
    return parsed.diagnostics().getFirst();
  }

  private static void means(String pasted, String endpoint) {
    Diagnostic diagnostic = only(CATALOG.client(pasted));
    assertTrue(diagnostic.isError(), diagnostic::toString);
    assertEquals(endpoint, diagnostic.suggestion().text());
    assertTrue(CATALOG.client(endpoint).ok());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          curl https://h/x                                  | tls:h:443
          curl -v 'http://h:81/x?a b' -H 'Referer: http://z/' | tcp:h:81
          curl -x proxy:3128 http://h/                      | http-connect:h:80:endpoint={tcp:proxy:3128}
          curl -xproxy:3128 http://h/                       | http-connect:h:80:endpoint={tcp:proxy:3128}
          curl --proxy http://proxy http://h/               | http-connect:h:80:endpoint={tcp:proxy:1080}
          curl --proxy https://proxy http://h/              | http-connect:h:80:endpoint={tls:proxy:443}
          curl -x 'http://anna:se%sam@proxy:3128' http://h/ | http-connect:h:80:username=anna:password=se%sam:endpoint={tcp:proxy:3128}
          curl -U anna:sesam -x proxy:3128 http://h/        | http-connect:h:80:username=anna:password=sesam:endpoint={tcp:proxy:3128}
          curl -x socks5h://proxy http://h/                 | socks5:h:80:endpoint={tcp:proxy:1080}
          curl -x socks5://proxy http://h/                  | socks5:h:80:resolve=local:endpoint={tcp:proxy:1080}
          curl --socks5-hostname proxy:99 http://h/         | socks5:h:80:endpoint={tcp:proxy:99}
          curl --socks4a proxy http://h/                    | socks4:h:80:endpoint={tcp:proxy:1080}
          curl -x [::1]:3128 http://h/                      | http-connect:h:80:endpoint={tcp:[::1]:3128}
          curl -e http://z/ -x proxy:1 https://h:8443/x     | tls:h:8443:endpoint={http-connect:h:8443:endpoint={tcp:proxy:1}}
          ncat --proxy proxy:8080 h 80                      | http-connect:h:80:endpoint={tcp:proxy:8080}
          ncat --proxy=proxy h 80                           | http-connect:h:80:endpoint={tcp:proxy:3128}
          ncat --proxy proxy --proxy-type socks5 h 80       | socks5:h:80:endpoint={tcp:proxy:1080}
          ncat --proxy-type socks4 --proxy proxy h 80       | socks4:h:80:endpoint={tcp:proxy:1080}
          ncat --ssl --proxy p:1 --proxy-auth a:b h 443     | tls:h:443:endpoint={http-connect:h:443:username=a:password=b:endpoint={tcp:p:1}}
          ncat -x dump.txt h 80                             | tcp:h:80
          nc -X connect -x proxy:3128 h 22                  | http-connect:h:22:endpoint={tcp:proxy:3128}
          nc -x proxy h 22                                  | socks5:h:22:endpoint={tcp:proxy:1080}
          nc -X 4 -x proxy:1 h 22                           | socks4:h:22:resolve=local:endpoint={tcp:proxy:1}
          socat - SOCKS4A:proxy:h:80,socksport=99           | socks4:h:80:endpoint={tcp:proxy:99}
          socat - SOCKS4:proxy:h:80,socksuser=anna          | socks4:h:80:resolve=local:username=anna:endpoint={tcp:proxy:1080}
          socat STDIO PROXY:proxy:h:80,proxyport=3128,proxyauth=a:b | http-connect:h:80:username=a:password=b:endpoint={tcp:proxy:3128}
          openssl s_client -connect h:443                   | tls:h:443
          openssl s_client -quiet h:443                     | tls:h:443
          openssl s_client -alpn h2,http/1.1 -servername n -connect 10.0.0.1:443 -quiet | tls:10.0.0.1:443:serverName=n:alpn=h2,http/1.1
          openssl s_client -starttls smtp -connect h:25     | tcp:h:25
          openssl s_client -proxy p:3128 -connect h:443     | tls:h:443:endpoint={http-connect:h:443:endpoint={tcp:p:3128}}
          ws://h:9000/                                      | websocket:h:9000
          wss://h/chat?room=1                               | websocket:h:443:path=/chat?room=1:secure=yes
          websocat -v wss://h/chat                          | websocket:h:443:path=/chat:secure=yes
          """)
  void commandsAndAddresses(String pasted, String endpoint) {
    means(pasted, endpoint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          socks5h://proxy:1081         | socks5:example.com:80:endpoint={tcp:proxy:1081}
          socks5://proxy               | socks5:example.com:80:resolve=local:endpoint={tcp:proxy:1080}
          SOCKS://proxy/               | socks5:example.com:80:endpoint={tcp:proxy:1080}
          socks4a://proxy              | socks4:example.com:80:endpoint={tcp:proxy:1080}
          socks5h://anna:sesam@proxy:1 | socks5:example.com:80:username=anna:password=sesam:endpoint={tcp:proxy:1}
          """)
  void aProxyAloneLeavesOpenWhereTo(String pasted, String endpoint) {
    means(pasted, endpoint);
    assertEquals(
        "This is the address of a proxy; example.com stands for where to go through it.",
        only(CATALOG.client(pasted)).message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "tcp:localhost:8080"                                  | tcp:localhost:8080
          'localhost:8080',                                     | tcp:localhost:8080
          "unix:/tmp/a\\\\:b"                                   | unix:/tmp/a\\:b
          endpoint = clientFromString(reactor, "tls:h:443")     | tls:h:443
          endpoints.clientFromString(reactor, 'unix:/tmp/s').connect(f) | unix:/tmp/s
          twistd -n conch --port=tcp:h:22                       | tcp:h:22
          /tmp/s.sock                                           | unix:/tmp/s.sock
          /run/with:colon                                       | unix:/run/with\\:colon
          """)
  void stringsOutOfSourceAndPaths(String pasted, String endpoint) {
    means(pasted, endpoint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "tcp:8080"                             | The quotation marks are not part of an endpoint string.
          serverFromString(reactor, "tcp:8080")  | This is source code, not an endpoint.
          twist web --listen tcp:8080 --path .   | This is a command line, not an endpoint.
          """)
  void whatStoodAroundAListenersString(String pasted, String message) {
    Diagnostic diagnostic = only(CATALOG.server(pasted));
    assertEquals(message, diagnostic.message());
    assertEquals("tcp:8080", diagnostic.suggestion().text());
  }

  @Test
  void linesOfACommandAreJoined() {
    means("curl -x proxy:1 \\\n  \"http://h/\"", "http-connect:h:80:endpoint={tcp:proxy:1}");
  }

  @Test
  void asEverItIsSaidWhatItIs() {
    assertEquals(
        "This is a command line, not an endpoint.",
        only(CATALOG.client("ncat --proxy p:1 h 80")).message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl",
        "curl -x",
        "curl -x proxy:3128",
        "curl -x ftp://proxy http://h/",
        "curl -x proxy:port http://h/",
        "ncat --proxy",
        "ncat --proxy p --proxy-type carrier-pigeon h 80",
        "nc -u h 80",
        "ncat --udp h 80",
        "openssl s_client -quiet",
        "socat - SOCKS4A:proxy:h",
        "socks5://",
        "socks9://proxy"
      })
  void whatSaysTooLittleIsNotGuessed(String pasted) {
    ParsedEndpoint<?> parsed = CATALOG.client(pasted);
    assertFalse(parsed.ok());
    assertTrue(
        parsed.diagnostics().stream()
            .noneMatch(d -> d.message().contains("command line") || d.message().contains("proxy;")),
        parsed.diagnostics()::toString);
  }
}
