package dev.endpoint.engine.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people paste where an endpoint string belongs: a port, `host:port`, a path, a URL, the
/// command line of another program.
///
/// @param what what it is, for a sentence: `a web address`
/// @param side whether it connects or listens; for what may mean either, the client side
/// @param either whether it may mean either
/// @param type the endpoint type that does the same
/// @param host empty when there is none
/// @param port a number in digits, or empty when there is none
/// @param path of a local socket, or empty
/// @param more arguments by name that the type needs to do the same as a client
/// @param proxy what a client goes through, or null
public record Pasted(
    String what,
    Side side,
    boolean either,
    String type,
    String host,
    String port,
    String path,
    Map<String, String> more,
    @Nullable PastedProxy proxy) {

  public Pasted {
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  Pasted(
      String what, Side side, boolean either, String type, String host, String port, String path) {
    this(what, side, either, type, host, port, path, Map.of(), null);
  }

  Pasted with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.put(name, value);
    return new Pasted(what, side, either, type, host, port, path, all, proxy);
  }

  /// Through a proxy, which only a command line says.
  Pasted through(PastedProxy proxy) {
    return new Pasted("a command line", Side.CLIENT, false, type, host, port, path, more, proxy);
  }

  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final Pattern URL =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(\\?[^#]*)?.*", Pattern.DOTALL);
  private static final Pattern HOST_PORT =
      Pattern.compile("(\\[[^\\]\\s]*\\]|[^:\\s/=\\\\\\[\\]]*)[:\\s]\\s*([0-9]{1,5})/?");
  private static final Pattern PATH = Pattern.compile("/[^\\s:][^\\s]*");
  private static final Pattern BARE_HOST =
      Pattern.compile("localhost|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\.?");

  /// Schemes whose connection is more than TCP, and the type that makes it.
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("https", "tls"),
          Map.entry("wss", "websocket"),
          Map.entry("ws", "websocket"),
          Map.entry("tls", "tls"),
          Map.entry("ssl", "tls"),
          Map.entry("imaps", "tls"),
          Map.entry("smtps", "tls"),
          Map.entry("ldaps", "tls"),
          Map.entry("ftps", "tls"),
          Map.entry("mqtts", "tls"),
          Map.entry("tcp4", "tcp4"),
          Map.entry("tcp6", "tcp6"),
          Map.entry("unix", "unix"),
          Map.entry("udp", "udp"));

  /// Recognises the text, or does not.
  public static Optional<Pasted> recognise(String text) {
    String trimmed = text.strip();
    Matcher url = URL.matcher(trimmed);
    if (url.matches()) {
      String query = url.group(4) == null ? "" : url.group(4);
      String scheme = url.group(1).toLowerCase(Locale.ROOT);
      return PastedProxy.isScheme(scheme)
          ? proxy(trimmed)
          : url(scheme, url.group(2), url.group(3), query);
    }
    Optional<Pasted> command = PastedCommand.recognise(trimmed);
    return command.isPresent() ? command : plain(trimmed);
  }

  private static Optional<Pasted> plain(String text) {
    if (PORT.matcher(text).matches()) {
      return Optional.of(either("a port", "", text));
    }
    Matcher hostPort = HOST_PORT.matcher(text);
    if (hostPort.matches() && !isScheme(hostPort.group(1))) {
      String host = hostPort.group(1);
      return Optional.of(
          either(
              host.isEmpty() ? "a port" : "a host and a port",
              host.equals("*") ? "" : bare(host),
              hostPort.group(2)));
    }
    if (PATH.matcher(text).matches()) {
      return Optional.of(new Pasted("a path", Side.CLIENT, true, "unix", "", "", text));
    }
    if (BARE_HOST.matcher(text).matches() && !IpText.looksLikeIpv4(text)) {
      return Optional.of(either("a host", text, ""));
    }
    return IpText.isLiteral(text)
        ? Optional.of(either("an IP address", text, ""))
        : Optional.empty();
  }

  /// Where to go through it nobody said.
  private static Optional<Pasted> proxy(String text) {
    return PastedProxy.read(text, PastedProxy.SOCKS_5)
        .map(
            proxy ->
                new Pasted(
                    "the address of a proxy",
                    Side.CLIENT,
                    false,
                    "tcp",
                    "",
                    "",
                    "",
                    Map.of(),
                    proxy));
  }

  private static boolean isScheme(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return TYPES.containsKey(lower) || WellKnownPorts.named(lower).isPresent();
  }

  private static Optional<Pasted> url(String scheme, String authority, String path, String query) {
    if (scheme.equals("unix")) {
      return Optional.of(
          new Pasted("the address of a local socket", Side.CLIENT, true, "unix", "", "", path));
    }
    String place = authority.substring(authority.lastIndexOf('@') + 1);
    Matcher matcher = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::([0-9]{0,5}))?").matcher(place);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String given = matcher.group(2) == null ? "" : matcher.group(2);
    String port =
        given.isEmpty()
            ? WellKnownPorts.named(scheme).map(s -> String.valueOf(s.port())).orElse("")
            : given;
    String type = TYPES.getOrDefault(scheme, "tcp");
    boolean web = List.of("http", "https", "ws", "wss").contains(scheme);
    return Optional.of(
        new Pasted(
            web ? "a web address" : "a URL",
            Side.CLIENT,
            true,
            type,
            bare(matcher.group(1)),
            port,
            "",
            more(scheme, path + query),
            null));
  }

  private static Map<String, String> more(String scheme, String target) {
    Map<String, String> more = new LinkedHashMap<>();
    boolean webSocket = scheme.equals("ws") || scheme.equals("wss");
    if (webSocket && !target.isEmpty() && !target.equals("/")) {
      more.put("path", target.startsWith("/") ? target : "/" + target);
    }
    if (scheme.equals("wss")) {
      more.put("secure", "yes");
    }
    return more;
  }

  private static Pasted either(String what, String host, String port) {
    return new Pasted(what, Side.CLIENT, true, "tcp", host, port, "");
  }

  /// Without the brackets of an IPv6 address.
  static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
