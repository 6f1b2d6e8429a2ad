package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.syntax.Choice;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Side;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The arguments of strings that go through a proxy.
final class ProxyOptions {
  /// Who looks a name up.
  enum Resolve {
    REMOTE,
    LOCAL
  }

  private static final String USUAL_SOCKS = "tcp:127.0.0.1:1080";
  private static final String USUAL_HTTP = "tcp:127.0.0.1:3128";
  private static final String HERE = "a proxy on this computer";

  static final Option<String> HOST =
      Option.host("host").required().help("what the proxy is to connect to");

  static final Option<Integer> PORT =
      Option.port("port").required().help("port that the proxy is to connect to");

  static final Option<NestedEndpoint> SOCKS_PROXY = proxy(USUAL_SOCKS);
  static final Option<NestedEndpoint> HTTP_PROXY = proxy(USUAL_HTTP);

  static final Option<String> USERNAME =
      Option.text("username").help("name to sign in to the proxy with");

  static final Option<String> USER_ID =
      Option.text("username").help("name to tell the proxy; SOCKS 4 knows no password");

  static final Option<String> PASSWORD =
      Option.text("password").secret().help("password to sign in to the proxy with");

  static final Option<Resolve> RESOLVE =
      Option.choice("resolve", resolveWords())
          .orElse(Resolve.REMOTE)
          .help("who looks the name up: the proxy, or this computer");

  static final Option<Duration> TIMEOUT =
      Option.seconds("timeout")
          .orElse(Duration.ofSeconds(30))
          .help("time until it gives up, reaching the proxy included");

  private ProxyOptions() {}

  private static Option<NestedEndpoint> proxy(String usual) {
    return Option.endpoint("endpoint", Side.CLIENT)
        .required()
        .offering(new Choice(usual, HERE))
        .help("how to reach the proxy");
  }

  private static Map<String, Resolve> resolveWords() {
    Map<String, Resolve> words = new LinkedHashMap<>();
    words.put("remote", Resolve.REMOTE);
    words.put("local", Resolve.LOCAL);
    return words;
  }
}
