package dev.endpoint.engine.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A proxy that something pasted goes through.
///
/// @param type the endpoint type that goes through such a proxy
/// @param secure whether the proxy itself is reached by TLS
/// @param more arguments of the type by name: who signs in, who looks names up
public record PastedProxy(
    String type, boolean secure, String host, String port, Map<String, String> more) {

  public PastedProxy {
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /// What is known of the proxy before its place is read.
  ///
  /// @param port its usual port
  /// @param local whether names are looked up here
  record Way(String type, boolean secure, String port, boolean local) {
    Way on(String port) {
      return new Way(type, secure, port, local);
    }
  }

  private static final String SOCKS = "1080";

  static final Way HTTP = new Way("http-connect", false, SOCKS, false);
  static final Way SOCKS_4 = new Way("socks4", false, SOCKS, true);
  static final Way SOCKS_4A = new Way("socks4", false, SOCKS, false);
  static final Way SOCKS_5 = new Way("socks5", false, SOCKS, true);
  static final Way SOCKS_5_NAMES = new Way("socks5", false, SOCKS, false);

  /// As curl reads them; `socks` is what other programs write for the newest.
  private static final Map<String, Way> SCHEMES =
      Map.of(
          "http", HTTP,
          "https", new Way("http-connect", true, "443", false),
          "socks4", SOCKS_4,
          "socks4a", SOCKS_4A,
          "socks5", SOCKS_5,
          "socks5h", SOCKS_5_NAMES,
          "socks", SOCKS_5_NAMES);

  private static final Pattern PLACE =
      Pattern.compile(
          "(?:([A-Za-z0-9]+)://)?(?:([^@]*)@)?(\\[[^\\]]*\\]|[^:/]+)(?::([0-9]{1,5}))?/?");

  /// Whether a URL of this scheme names a proxy and nothing else.
  static boolean isScheme(String scheme) {
    return scheme.startsWith("socks") && SCHEMES.containsKey(scheme);
  }

  /// Reads `[scheme://][user:password@]host[:port]`.
  ///
  /// @param unless what it is when no scheme says so
  static Optional<PastedProxy> read(String text, Way unless) {
    Matcher matcher = PLACE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String scheme = matcher.group(1);
    Way way = scheme == null ? unless : SCHEMES.get(scheme.toLowerCase(Locale.ROOT));
    if (way == null) {
      return Optional.empty();
    }
    String port = matcher.group(4) == null ? way.port() : matcher.group(4);
    String host = Pasted.bare(matcher.group(3));
    Map<String, String> more = way.local() ? Map.of("resolve", "local") : Map.of();
    PastedProxy proxy = new PastedProxy(way.type(), way.secure(), host, port, more);
    return Optional.of(matcher.group(2) == null ? proxy : proxy.signedIn(matcher.group(2)));
  }

  /// With `user:password` or only a user; SOCKS 4 knows no password.
  PastedProxy signedIn(String who) {
    int colon = who.indexOf(':');
    Map<String, String> all = new LinkedHashMap<>(more);
    all.put("username", colon < 0 ? who : who.substring(0, colon));
    if (!type.equals("socks4")) {
      all.put("password", colon < 0 ? "" : who.substring(colon + 1));
    }
    return new PastedProxy(type, secure, host, port, all);
  }

  /// The endpoint that reaches the proxy.
  public String endpoint() {
    return (secure ? "tls:" : "tcp:") + Quoting.readable(host) + ":" + port;
  }
}
