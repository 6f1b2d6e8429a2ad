package dev.endpoint.engine.type.haproxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// How the client reached the proxy: address family and protocol, one nibble each, and the
/// addresses that follow from them.
///
/// @param family 0 to 3: unspecified, IPv4, IPv6, UNIX
/// @param protocol 0 to 2: unspecified, stream, datagram
record Transport(int family, int protocol) {
  static final Transport UNSPECIFIED = new Transport(0, 0);

  static final int STREAM = 1;
  private static final int DATAGRAM = 2;
  private static final int[] LENGTHS = {0, 12, 36, 216};

  static Transport of(int kind) throws BadHeader {
    int family = kind >> 4;
    int protocol = kind & 0xf;
    if (family >= LENGTHS.length) {
      throw new BadHeader("its address family is " + family + "; there are only 0 to 3");
    }
    if (protocol > DATAGRAM) {
      throw new BadHeader("its transport protocol is " + protocol + "; there are only 0 to 2");
    }
    return new Transport(family, protocol);
  }

  int kind() {
    return family << 4 | protocol;
  }

  private boolean saysNothing() {
    return family == 0 || protocol == 0;
  }

  /// Bytes of both addresses. Those of an unspecified protocol are not looked at, so there need not
  /// be any.
  int length() {
    return saysNothing() ? 0 : LENGTHS[family];
  }

  String words() {
    if (saysNothing()) {
      return "unspecified";
    }
    boolean datagrams = protocol == DATAGRAM;
    return switch (family) {
      case 1 -> datagrams ? "UDP over IPv4 (datagrams)" : "TCP over IPv4";
      case 2 -> datagrams ? "UDP over IPv6 (datagrams)" : "TCP over IPv6";
      default -> datagrams ? "UNIX socket (datagrams)" : "UNIX socket";
    };
  }

  /// Reads both addresses; null where the header says none.
  @Nullable Ends ends(ByteBuffer in) {
    if (saysNothing()) {
      return null;
    }
    if (family == 3) {
      return new Ends(SocketName.take(in), SocketName.take(in));
    }
    InetAddress source = ip(in);
    InetAddress destination = ip(in);
    return new Ends(port(source, in), port(destination, in));
  }

  private InetAddress ip(ByteBuffer in) {
    byte[] bytes = new byte[family == 1 ? 4 : 16];
    in.get(bytes);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException wrongLength) {
      throw new AssertionError(wrongLength);
    }
  }

  private static SocketAddress port(InetAddress ip, ByteBuffer in) {
    return new InetSocketAddress(ip, in.getShort() & 0xffff);
  }
}
