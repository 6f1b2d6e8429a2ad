package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Choice;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Side;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of `tls` and `ssl` strings.
final class TlsOptions {
  static final int DEFAULT_PORT = 443;
  private static final int DEFAULT_BACKLOG = 50;
  private static final String ONLY_HERE = "this computer only";

  static final Option<String> HOST =
      Option.host("host").required().help("name to connect to, and to verify");

  static final Option<Integer> PORT = Option.port("port").required().help("port to connect to");

  static final Option<Duration> TIMEOUT =
      Option.seconds("timeout")
          .orElse(Duration.ofSeconds(30))
          .help("time until it gives up, handshake included");

  static final Option<String> BIND_ADDRESS =
      Option.localAddress("bindAddress").help("local address to connect from");

  static final Option<String> CERTIFICATE =
      Option.path("certificate").help("PEM file of our certificate, for servers that want one");

  static final Option<String> PRIVATE_KEY =
      Option.path("privateKey").help("PEM file of its key; the certificate's when left out");

  static final Option<String> TRUST_ROOTS =
      Option.path("trustRoots").help("PEM file, or folder of them, of the issuers to trust");

  static final Option<NestedEndpoint> ENDPOINT =
      Option.endpoint("endpoint", Side.CLIENT).help("what to connect by, instead of TCP");

  static final Option<String> ALPN =
      Option.text("alpn").help("protocols to agree on, by preference: h2,http/1.1");

  static final Option<String> PROTOCOLS =
      Option.text("protocols")
          .offering(new Choice("1.3", "TLS 1.3 only"), new Choice("1.2", "TLS 1.2 only"))
          .help("versions to speak: 1.3,1.2");

  static final Option<String> CIPHERS =
      Option.text("ciphers").help("cipher suites by their standard names, by preference");

  static final Option<String> SERVER_NAME =
      Option.text("serverName").help("name to ask for and to verify, if it is not the host");

  static final Option<Boolean> VERIFY =
      Option.flag("verify").orElse(true).help("no: accept any certificate");

  static final Option<String> PATH =
      Option.path("path").required().help("folder of PEM files with certificates and keys");

  static final Option<Integer> LISTEN_PORT =
      Option.localPort("port").orElse(DEFAULT_PORT).help("port to listen on; 0 for any free one");

  static final Option<Integer> BACKLOG =
      Option.integer("backlog", Integer.MIN_VALUE, Integer.MAX_VALUE)
          .orElse(DEFAULT_BACKLOG)
          .help("connections that may wait to be accepted");

  static final Option<String> INTERFACE =
      Option.localAddress("interface")
          .orElse("::", "every interface")
          .offering(new Choice("127.0.0.1", ONLY_HERE), new Choice("::1", ONLY_HERE + ", by IPv6"))
          .help("local address to listen on");

  static final Option<NestedEndpoint> LISTENER =
      Option.endpoint("endpoint", Side.SERVER).help("what to listen by, instead of TCP");

  static final Option<ServerSettings.ClientAuth> CLIENT_AUTH =
      Option.choice("clientAuth", clientAuthWords())
          .orElse(ServerSettings.ClientAuth.NONE)
          .help("whether clients show a certificate");

  static final Option<String> CLIENT_ROOTS =
      Option.path("trustRoots").help("PEM file or folder of those who may issue them");

  private TlsOptions() {}

  private static Map<String, ServerSettings.ClientAuth> clientAuthWords() {
    Map<String, ServerSettings.ClientAuth> words = new LinkedHashMap<>();
    words.put("none", ServerSettings.ClientAuth.NONE);
    words.put("want", ServerSettings.ClientAuth.WANT);
    words.put("need", ServerSettings.ClientAuth.NEED);
    return words;
  }

  /// The path given, or null.
  static @Nullable Path path(Arguments arguments, Option<String> option) {
    return arguments.find(option).map(Path::of).orElse(null);
  }

  /// Whether the text can be a path at all.
  static boolean isPath(String text) {
    try {
      Path.of(text);
      return !text.isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /// The items of a list with commas.
  static List<String> list(Arguments arguments, Option<String> option) {
    return arguments
        .find(option)
        .map(
            text ->
                Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList())
        .orElse(List.of());
  }
}
