package dev.endpoint.engine.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Command lines of programs that connect and listen: netcat and its kin, socat, openssl, telnet,
/// curl.
final class PastedCommand {
  private static final Pattern SOCAT =
      Pattern.compile(
          "(?i)(tcp|tcp4|tcp6|openssl|ssl|unix)(?:-(connect|listen|l))?:([^,]*)((?:,.*)?)");
  private static final Pattern SOCAT_BIND = Pattern.compile("(?i),bind=([^,]+)");
  private static final Pattern SOCAT_PROXY =
      Pattern.compile("(?i)(proxy|socks4a?):([^:,]+):([^:,]+):([^:,]+)((?:,.*)?)");
  private static final Pattern SOCAT_PROXY_PORT =
      Pattern.compile("(?i),(?:proxyport|socksport)=([0-9]{1,5})");
  private static final Pattern SOCAT_PROXY_USER =
      Pattern.compile("(?i),(?:proxyauth|proxyauthorization|socksuser)=([^,]+)");

  /// Options of `s_client` and `s_server` that say where and how.
  private static final Set<String> OPENSSL =
      Set.of("-connect", "-port", "-accept", "-proxy", "-servername", "-alpn", "-starttls");

  private static final Pattern PLACE = Pattern.compile("(\\[[^\\]]*\\]|[^:]*):([0-9]{1,5})");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private PastedCommand() {}

  static Optional<Pasted> recognise(String text) {
    List<String> words = ShellWords.of(text);
    if (words.size() > 1 && Set.of("$", "sudo").contains(words.getFirst())) {
      words.removeFirst();
    }
    if (words.size() < 2) {
      return Optional.empty();
    }
    String path = words.removeFirst();
    String program = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return switch (program) {
      case "nc", "ncat", "netcat" ->
          new PastedNetcat(program.equals("ncat")).read(new ArrayDeque<>(words));
      case "socat" -> socat(words);
      case "openssl" -> openssl(new ArrayDeque<>(words));
      case "telnet" -> telnet(words);
      case "curl", "wget", "wscat", "websocat" -> PastedCurl.read(words);
      default -> Optional.empty();
    };
  }

  private static Optional<Pasted> socat(List<String> words) {
    for (String word : words) {
      Matcher matcher = SOCAT.matcher(word);
      if (matcher.matches()) {
        return socatAddress(matcher);
      }
      Matcher proxy = SOCAT_PROXY.matcher(word);
      if (proxy.matches()) {
        return socatProxy(proxy);
      }
    }
    return Optional.empty();
  }

  private static Optional<Pasted> socatProxy(Matcher matcher) {
    PastedProxy.Way way =
        switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
          case "socks4" -> PastedProxy.SOCKS_4;
          case "socks4a" -> PastedProxy.SOCKS_4A;
          default -> PastedProxy.HTTP;
        };
    Matcher port = SOCAT_PROXY_PORT.matcher(matcher.group(5));
    Matcher user = SOCAT_PROXY_USER.matcher(matcher.group(5));
    String usual = way == PastedProxy.HTTP ? "8080" : "1080";
    String place = matcher.group(2) + ":" + (port.find() ? port.group(1) : usual);
    Optional<PastedProxy> proxy = PastedProxy.read(place, way);
    if (user.find()) {
      proxy = proxy.map(p -> p.signedIn(user.group(1)));
    }
    return proxy.flatMap(
        p -> connecting("tcp", matcher.group(3), matcher.group(4)).map(d -> d.through(p)));
  }

  private static Optional<Pasted> socatAddress(Matcher matcher) {
    String word = matcher.group(1).toLowerCase(Locale.ROOT);
    String type = word.endsWith("ssl") ? "tls" : word;
    boolean listens = matcher.group(2) != null && !matcher.group(2).equalsIgnoreCase("connect");
    String place = matcher.group(3);
    if (type.equals("unix")) {
      return Optional.of(local(place));
    }
    if (listens) {
      Matcher bind = SOCAT_BIND.matcher(matcher.group(4));
      return listening(type, bind.find() ? bind.group(1) : "", place);
    }
    return connecting(type, place);
  }

  private static Optional<Pasted> openssl(Deque<String> words) {
    String command = words.removeFirst();
    Map<String, String> options = new HashMap<>();
    String last = "";
    while (!words.isEmpty()) {
      last = words.removeFirst();
      String value = words.peekFirst();
      if (OPENSSL.contains(last) && value != null) {
        options.put(last, value);
      }
    }
    return switch (command) {
      case "s_client" -> sClient(options, last);
      case "s_server" ->
          listening(
              "tls", "", options.getOrDefault("-accept", options.getOrDefault("-port", "4433")));
      default -> Optional.empty();
    };
  }

  /// With STARTTLS it begins in the clear.
  private static Optional<Pasted> sClient(Map<String, String> options, String last) {
    String type = options.containsKey("-starttls") ? "tcp" : "tls";
    Optional<Pasted> direct = connecting(type, options.getOrDefault("-connect", last));
    if (type.equals("tls")) {
      direct = direct.map(p -> with(p, "serverName", options.get("-servername")));
      direct = direct.map(p -> with(p, "alpn", options.get("-alpn")));
    }
    String proxy = options.get("-proxy");
    return proxy == null
        ? direct
        : direct.flatMap(p -> PastedProxy.read(proxy, PastedProxy.HTTP).map(p::through));
  }

  private static Pasted with(Pasted pasted, String option, @Nullable String value) {
    return value == null ? pasted : pasted.with(option, value);
  }

  private static Optional<Pasted> telnet(List<String> words) {
    List<String> places = words.stream().filter(word -> !word.startsWith("-")).toList();
    return places.isEmpty()
        ? Optional.empty()
        : connecting("tcp", places.getFirst(), places.size() > 1 ? places.get(1) : "23");
  }

  private static Optional<Pasted> connecting(String type, String place) {
    Matcher matcher = PLACE.matcher(place);
    return matcher.matches()
        ? connecting(type, matcher.group(1), matcher.group(2))
        : Optional.empty();
  }

  static Optional<Pasted> connecting(String type, String host, String port) {
    String number = WellKnownPorts.named(port).map(s -> String.valueOf(s.port())).orElse(port);
    return PORT.matcher(number).matches()
        ? Optional.of(
            new Pasted("a command line", Side.CLIENT, false, type, Pasted.bare(host), number, ""))
        : Optional.empty();
  }

  static Optional<Pasted> listening(String type, String host, String port) {
    return PORT.matcher(port).matches()
        ? Optional.of(
            new Pasted("a command line", Side.SERVER, false, type, Pasted.bare(host), port, ""))
        : Optional.empty();
  }

  static Pasted local(String path) {
    return new Pasted("a command line", Side.CLIENT, true, "unix", "", "", path);
  }
}
