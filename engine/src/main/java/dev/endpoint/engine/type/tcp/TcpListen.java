package dev.endpoint.engine.type.tcp;

import java.net.SocketOption;
import java.util.Map;

/// Everything a TCP server endpoint is told; a value, checked when it is made.
///
/// @param port 0 to 65535; 0 lets the system choose a free one
/// @param interfaceName the local address to listen on, as an IP literal (IPv6 without brackets, a
///   zone id allowed) or a name; empty means every interface
/// @param backlog how many connections may wait to be accepted
/// @param family which IP versions to listen for
/// @param socket socket options for accepted connections, and for the listener where they apply to
///   one
public record TcpListen(
    int port,
    String interfaceName,
    int backlog,
    Family family,
    Map<SocketOption<?>, Object> socket) {

  /// Twisted's default.
  public static final int DEFAULT_BACKLOG = 50;

  public TcpListen {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("a port to listen on is 0 to 65535, not " + port);
    }
    socket = Map.copyOf(socket);
  }

  /// This port on this interface, with every default.
  public static TcpListen on(int port, String interfaceName) {
    return new TcpListen(port, interfaceName, DEFAULT_BACKLOG, Family.ANY, Map.of());
  }
}
