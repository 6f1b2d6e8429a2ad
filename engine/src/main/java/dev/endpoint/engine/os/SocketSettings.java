package dev.endpoint.engine.os;

import dev.endpoint.engine.net.PathOption;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which kind of socket an address needs and what is set on it. A new kind of address is added
/// here.
final class SocketSettings {
  private static final int ADDRESS_BYTES_4 = 4;
  private static final int ADDRESS_BYTES_6 = 16;

  private SocketSettings() {}

  /// The family is always the address's own: a socket of the wider one would listen on IPv6 too
  /// where only IPv4 was asked for.
  static ProtocolFamily family(SocketAddress address) {
    if (address instanceof UnixDomainSocketAddress) {
      return StandardProtocolFamily.UNIX;
    }
    if (!(address instanceof InetSocketAddress inet)) {
      throw new UnsupportedAddressTypeException();
    }
    return switch (inet.getAddress()) {
      case Inet4Address four -> StandardProtocolFamily.INET;
      case Inet6Address six -> StandardProtocolFamily.INET6;
      case null, default -> throw new UnresolvedAddressException();
    };
  }

  static SocketChannel open(SocketAddress remote) throws IOException {
    return closedOnFailure(SocketChannel.open(family(remote)), c -> c.configureBlocking(false));
  }

  static ServerSocketChannel openServer(SocketAddress local) throws IOException {
    return closedOnFailure(
        ServerSocketChannel.open(family(local)), c -> c.configureBlocking(false));
  }

  /// A new connection's options: small writes are not held back (`TCP_NODELAY`) unless that was
  /// asked for.
  static void apply(SocketChannel channel, Map<SocketOption<?>, Object> options)
      throws IOException {
    boolean tcp = channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY);
    if (tcp && !options.containsKey(StandardSocketOptions.TCP_NODELAY)) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    for (Map.Entry<SocketOption<?>, Object> option : ofTheSystem(options).entrySet()) {
      set(channel, option.getKey(), option.getValue());
    }
  }

  /// Those options of a listener that apply to it; the others are for its connections.
  ///
  /// @throws UnsupportedOperationException if one is for neither
  static void apply(ServerSocketChannel channel, Map<SocketOption<?>, Object> options)
      throws IOException {
    for (Map.Entry<SocketOption<?>, Object> option : ofTheSystem(options).entrySet()) {
      if (channel.supportedOptions().contains(option.getKey())) {
        set(channel, option.getKey(), option.getValue());
      } else {
        checkForConnections(option.getKey());
      }
    }
  }

  private static Map<SocketOption<?>, Object> ofTheSystem(Map<SocketOption<?>, Object> options) {
    Map<SocketOption<?>, Object> known = new HashMap<>(options);
    known.keySet().removeIf(option -> option instanceof PathOption<?>);
    return known;
  }

  private static void checkForConnections(SocketOption<?> option) throws IOException {
    try (SocketChannel connection = SocketChannel.open()) {
      if (!connection.supportedOptions().contains(option)) {
        throw new UnsupportedOperationException(option.name());
      }
    }
  }

  /// The local address in the family of the remote one, where it stands for every interface.
  static SocketAddress localFor(SocketAddress remote, SocketAddress local) {
    if (!(local instanceof InetSocketAddress inet)) {
      return local;
    }
    InetAddress address = inet.getAddress();
    boolean any = address != null && address.isAnyLocalAddress();
    return any ? new InetSocketAddress(anyLocal(family(remote)), inet.getPort()) : local;
  }

  private static @Nullable InetAddress anyLocal(ProtocolFamily family) {
    int bytes = family == StandardProtocolFamily.INET6 ? ADDRESS_BYTES_6 : ADDRESS_BYTES_4;
    try {
      return InetAddress.getByAddress(new byte[bytes]);
    } catch (UnknownHostException e) {
      throw new AssertionError("the length is right", e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> void set(NetworkChannel channel, SocketOption<T> option, Object value)
      throws IOException {
    channel.setOption(option, (T) value);
  }

  private interface Step<C> {
    void run(C channel) throws IOException;
  }

  private static <C extends NetworkChannel> C closedOnFailure(C channel, Step<C> step)
      throws IOException {
    try {
      step.run(channel);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }
}
