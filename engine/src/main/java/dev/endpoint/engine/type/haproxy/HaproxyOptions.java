package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.syntax.Option;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// The arguments of `haproxy` strings.
final class HaproxyOptions {
  /// A lost packet takes up to three seconds to come again.
  static final Duration SHORTEST = Duration.ofSeconds(3);

  static final Option<Duration> WITHIN =
      Option.seconds("within")
          .orElse(Duration.ofSeconds(5))
          .help("time a client has for its header");

  static final Option<Boolean> INSIDE =
      Option.flag("inside")
          .help("yes: the header is inside TLS, as ssl has it; no: before it, as all else has it");

  static final Option<Integer> VERSION =
      Option.choice("version", new TreeMap<>(Map.of("1", 1, "2", 2)))
          .orElse(1)
          .help("1 is a line of text, 2 is binary");

  static final Option<InetSocketAddress> SOURCE =
      Option.of("source", new EndKind())
          .help("address and port to say the client has; the connection's own when left out");

  static final Option<InetSocketAddress> DESTINATION =
      Option.of("destination", new EndKind())
          .help("address and port to say it connected to; the connection's own when left out");

  static final Option<Boolean> CHECKSUM =
      Option.flag("checksum").orElse(false).help("yes: a CRC32C is sent, too (version 2)");

  private HaproxyOptions() {}
}
