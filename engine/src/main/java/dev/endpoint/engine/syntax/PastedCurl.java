package dev.endpoint.engine.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A command line of curl, wget, wscat or websocat: the first URL in it, and curl's proxy.
final class PastedCurl {
  private static final Map<String, PastedProxy.Way> PROXIES =
      Map.of(
          "-x", PastedProxy.HTTP,
          "--proxy", PastedProxy.HTTP,
          "--proxy1.0", PastedProxy.HTTP,
          "--socks4", PastedProxy.SOCKS_4,
          "--socks4a", PastedProxy.SOCKS_4A,
          "--socks5", PastedProxy.SOCKS_5,
          "--socks5-hostname", PastedProxy.SOCKS_5_NAMES);

  private static final Set<String> SIGN_INS = Set.of("-U", "--proxy-user");

  /// Options whose value is often a URL, and not the one that is meant.
  private static final Set<String> WITH_URL =
      Set.of("-e", "--referer", "-H", "--header", "-d", "--data", "--origin", "-o", "--preproxy");

  private @Nullable PastedProxy proxy;
  private String user = "";
  private String url = "";

  private PastedCurl() {}

  static Optional<Pasted> read(List<String> words) {
    PastedCurl curl = new PastedCurl();
    Deque<String> left = new ArrayDeque<>(words);
    while (!left.isEmpty()) {
      curl.word(left.removeFirst(), left);
    }
    return Pasted.recognise(curl.url).map(curl::proxied);
  }

  private void word(String word, Deque<String> left) {
    String option = option(word);
    PastedProxy.Way way = PROXIES.get(option);
    if (way != null) {
      proxy = PastedProxy.read(value(word, option, left), way).orElse(null);
    } else if (SIGN_INS.contains(option)) {
      user = value(word, option, left);
    } else if (WITH_URL.contains(option)) {
      value(word, option, left);
    } else if (url.isEmpty() && !word.startsWith("-") && word.contains("://")) {
      url = word;
    }
  }

  /// `-x` of `-xproxy:3128`, where the value follows at once.
  private static String option(String word) {
    boolean glued = word.startsWith("-") && !word.startsWith("--") && word.length() > 2;
    return glued ? word.substring(0, 2) : word;
  }

  private static String value(String word, String option, Deque<String> left) {
    if (word.length() > option.length()) {
      return word.substring(option.length());
    }
    String next = left.pollFirst();
    return next == null ? "" : next;
  }

  private Pasted proxied(Pasted direct) {
    if (proxy == null) {
      return direct;
    }
    return direct.through(user.isEmpty() ? proxy : proxy.signedIn(user));
  }
}
