package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A command line of netcat: the traditional one, OpenBSD's or Ncat.
final class PastedNetcat {
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  /// Options of the variants that take a value.
  private static final String WITH_VALUE = "wpsiqxXoOIPTVMmGgcedD";

  private static final Set<String> LONG_WITH_VALUE =
      Set.of(
          "--wait",
          "--idle-timeout",
          "--source",
          "--source-port",
          "--output",
          "--hex-dump",
          "--proxy",
          "--proxy-type",
          "--proxy-auth",
          "--proxy-dns",
          "--ssl-servername",
          "--ssl-alpn",
          "--ssl-cert",
          "--ssl-key",
          "--ssl-trustfile",
          "--ssl-ciphers",
          "--exec",
          "--sh-exec",
          "--lua-exec",
          "--max-conns",
          "--delay",
          "--allow",
          "--deny");

  private static final String HTTP_PORT = "3128";

  private final boolean ncat;
  private final List<String> places = new ArrayList<>();
  private boolean listens;
  private boolean datagrams;
  private String type = "tcp";
  private String port = "";
  private String source = "";
  private String proxy = "";
  private String proxyType = "";
  private String proxyUser = "";

  /// @param ncat whether it is Ncat, whose options for proxies are others
  PastedNetcat(boolean ncat) {
    this.ncat = ncat;
  }

  Optional<Pasted> read(Deque<String> words) {
    while (!words.isEmpty()) {
      String word = words.removeFirst();
      if (word.startsWith("--")) {
        longOption(word, words);
      } else if (word.startsWith("-") && word.length() > 1) {
        flags(word, words);
      } else {
        places.add(word);
      }
    }
    if (datagrams) {
      return Optional.empty();
    }
    return type.equals("unix")
        ? places.stream().findFirst().map(PastedCommand::local)
        : listens ? listening() : connecting();
  }

  private void longOption(String word, Deque<String> words) {
    int equals = word.indexOf('=');
    String option = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? null : word.substring(equals + 1);
    if (value == null && LONG_WITH_VALUE.contains(option)) {
      value = words.pollFirst();
    }
    switch (option) {
      case "--listen" -> listens = true;
      case "--udp" -> datagrams = true;
      case "--ssl" -> type = "tls";
      case "--proxy" -> proxy = value == null ? "" : value;
      case "--proxy-type" -> proxyType = value == null ? "" : value;
      case "--proxy-auth" -> proxyUser = value == null ? "" : value;
      default -> {}
    }
  }

  private void flags(String word, Deque<String> words) {
    listens |= word.indexOf('l') > 0;
    datagrams |= word.indexOf('u') > 0;
    if (word.indexOf('U') > 0) {
      type = "unix";
    } else if (word.indexOf('6') > 0) {
      type = "tcp6";
    } else if (word.indexOf('4') > 0) {
      type = "tcp4";
    }
    char last = word.charAt(word.length() - 1);
    String value = WITH_VALUE.indexOf(last) >= 0 ? words.pollFirst() : null;
    if (value != null) {
      switch (last) {
        case 'p' -> port = value;
        case 's' -> source = value;
        // Ncat's is a file to write to.
        case 'x' -> proxy = ncat ? "" : value;
        case 'X' -> proxyType = value;
        case 'P' -> proxyUser = value;
        default -> {}
      }
    }
  }

  private Optional<Pasted> listening() {
    boolean portLast = !places.isEmpty() && PORT.matcher(places.getLast()).matches();
    boolean hostFirst = places.size() > (portLast ? 1 : 0);
    return PastedCommand.listening(
        type, hostFirst ? places.getFirst() : source, portLast ? places.getLast() : port);
  }

  private Optional<Pasted> connecting() {
    if (places.size() != 2) {
      return Optional.empty();
    }
    Optional<Pasted> direct = PastedCommand.connecting(type, places.getFirst(), places.getLast());
    return proxy.isEmpty() ? direct : direct.flatMap(p -> proxy().map(p::through));
  }

  private Optional<PastedProxy> proxy() {
    return way()
        .flatMap(way -> PastedProxy.read(proxy, way))
        .map(p -> proxyUser.isEmpty() ? p : p.signedIn(proxyUser));
  }

  private Optional<PastedProxy.Way> way() {
    return switch (proxyType) {
      case "http", "connect" -> Optional.of(PastedProxy.HTTP.on(HTTP_PORT));
      case "4" -> Optional.of(PastedProxy.SOCKS_4);
      case "socks4" -> Optional.of(PastedProxy.SOCKS_4A);
      case "5", "socks5" -> Optional.of(PastedProxy.SOCKS_5_NAMES);
      case "" -> Optional.of(ncat ? PastedProxy.HTTP.on(HTTP_PORT) : PastedProxy.SOCKS_5_NAMES);
      default -> Optional.empty();
    };
  }
}
