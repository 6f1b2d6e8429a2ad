package dev.endpoint.engine.type.tcp;

import java.net.SocketOption;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything a TCP client endpoint is told; a value, checked when it is made.
///
/// @param host a name or an IP literal (IPv6 without brackets, a zone id allowed); empty means this
///   machine
/// @param port 1 to 65535
/// @param family which IP versions to try
/// @param timeout the one deadline over name look-up and all addresses, positive; or null for none
/// @param bindAddress the local IP literal or name to connect from, or null to let the system
///   choose
/// @param bindPort the local port to connect from, 0 for any free one
/// @param attemptDelay how long one address may take before the next is tried beside it (RFC 8305,
///   section 5)
/// @param socket socket options to set before connecting
public record TcpDial(
    String host,
    int port,
    Family family,
    @Nullable Duration timeout,
    @Nullable String bindAddress,
    int bindPort,
    Duration attemptDelay,
    Map<SocketOption<?>, Object> socket) {

  /// Twisted's default.
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /// RFC 8305, section 8.
  public static final Duration DEFAULT_ATTEMPT_DELAY = Duration.ofMillis(250);

  public TcpDial {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a port to connect to is 1 to 65535, not " + port);
    }
    if (bindPort < 0 || bindPort > 65535) {
      throw new IllegalArgumentException("a local port is 0 to 65535, not " + bindPort);
    }
    if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
      throw new IllegalArgumentException("a timeout is positive, not " + timeout);
    }
    if (attemptDelay.isNegative()) {
      throw new IllegalArgumentException("an attempt delay is not negative: " + attemptDelay);
    }
    socket = Map.copyOf(socket);
  }

  /// This host and port, with every default.
  public static TcpDial to(String host, int port) {
    return new TcpDial(
        host, port, Family.ANY, DEFAULT_TIMEOUT, null, 0, DEFAULT_ATTEMPT_DELAY, Map.of());
  }
}
