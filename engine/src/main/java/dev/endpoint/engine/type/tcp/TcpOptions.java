package dev.endpoint.engine.type.tcp;

import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Choice;
import dev.endpoint.engine.syntax.Option;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The arguments of TCP endpoint strings.
final class TcpOptions {
  private static final int LARGEST_BUFFER = 1 << 30;

  private static final String ONLY_HERE = "this computer only";

  static final Option<String> HOST =
      Option.host("host")
          .required()
          .offering(new Choice("localhost", "this computer"))
          .help("name or IP address to connect to");

  static final Option<Integer> PORT = Option.port("port").required().help("port to connect to");

  static final Option<Optional<Duration>> TIMEOUT =
      Option.limit("timeout")
          .orElse(Optional.of(TcpDial.DEFAULT_TIMEOUT))
          .help("time until it gives up");

  static final Option<String> BIND_ADDRESS =
      Option.localAddress("bindAddress").help("local address to connect from");

  static final Option<Integer> BIND_PORT =
      Option.localPort("bindPort").orElse(0, "any").help("local port to connect from");

  static final Option<Duration> RACE =
      Option.secondsOrNone("race")
          .orElse(TcpDial.DEFAULT_ATTEMPT_DELAY)
          .help("head start of each address over the next");

  static final Option<Integer> LISTEN_PORT =
      Option.localPort("port").required().help("port to listen on; 0 for any free one");

  static final Option<String> INTERFACE =
      Option.localAddress("interface")
          .orElse("", "every interface")
          .offering(new Choice("127.0.0.1", ONLY_HERE), new Choice("::1", ONLY_HERE + ", by IPv6"))
          .help("local address to listen on");

  static final Option<String> INTERFACE_6 =
      Option.localAddress("interface")
          .orElse("::", "every interface")
          .offering(new Choice("::1", ONLY_HERE))
          .help("local address to listen on");

  static final Option<Integer> BACKLOG =
      Option.integer("backlog", Integer.MIN_VALUE, Integer.MAX_VALUE)
          .orElse(TcpListen.DEFAULT_BACKLOG)
          .help("connections that may wait to be accepted");

  private static final Option<Boolean> NO_DELAY =
      Option.flag("noDelay").orElse(true).help("send small pieces at once");

  private static final Option<Boolean> KEEP_ALIVE =
      Option.flag("keepAlive").orElse(false).help("probe a silent peer from time to time");

  private static final Option<Integer> SEND_BUFFER =
      Option.integer("sendBuffer", 1, LARGEST_BUFFER).help("the system's send buffer, in bytes");

  private static final Option<Integer> RECEIVE_BUFFER =
      Option.integer("receiveBuffer", 1, LARGEST_BUFFER)
          .help("the system's receive buffer, in bytes");

  private TcpOptions() {}

  /// Those that set socket options.
  static Option<?>[] socket() {
    return new Option<?>[] {NO_DELAY, KEEP_ALIVE, SEND_BUFFER, RECEIVE_BUFFER};
  }

  /// The socket options that the arguments ask for.
  static Map<SocketOption<?>, Object> socket(Arguments arguments) {
    Map<SocketOption<?>, Object> socket = new HashMap<>();
    socket.put(StandardSocketOptions.TCP_NODELAY, arguments.get(NO_DELAY));
    if (arguments.get(KEEP_ALIVE)) {
      socket.put(StandardSocketOptions.SO_KEEPALIVE, true);
    }
    arguments
        .find(SEND_BUFFER)
        .ifPresent(size -> socket.put(StandardSocketOptions.SO_SNDBUF, size));
    arguments
        .find(RECEIVE_BUFFER)
        .ifPresent(size -> socket.put(StandardSocketOptions.SO_RCVBUF, size));
    return socket;
  }
}
