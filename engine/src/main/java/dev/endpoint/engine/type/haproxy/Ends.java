package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.layer.Handshake;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// The two ends of a client's connection to a proxy.
record Ends(SocketAddress source, SocketAddress destination) {
  private static final int MAPPED_LENGTH = 16;
  private static final int MAPPED_PREFIX = 12;

  /// As the result of a header.
  Handshake.Done done(Facets facets) {
    Ends alike = alike();
    facets.add("client", alike.source).add("connected to", alike.destination);
    return new Handshake.Done(facets.all(), alike.source, alike.destination);
  }

  /// The same ends with addresses of one family: where only one of them is IPv4, that one is
  /// written as IPv6 (RFC 4291, section 2.5.5.2). Java itself makes IPv4 of every such address.
  Ends alike() {
    if (!(source instanceof InetSocketAddress from)
        || !(destination instanceof InetSocketAddress to)
        || length(from) == length(to)) {
      return this;
    }
    return new Ends(mapped(from), mapped(to));
  }

  private static int length(InetSocketAddress address) {
    return address.getAddress().getAddress().length;
  }

  private static InetSocketAddress mapped(InetSocketAddress address) {
    byte[] bytes = address.getAddress().getAddress();
    if (bytes.length == MAPPED_LENGTH) {
      return address;
    }
    byte[] six = new byte[MAPPED_LENGTH];
    Arrays.fill(six, MAPPED_PREFIX - 2, MAPPED_PREFIX, (byte) 0xff);
    System.arraycopy(bytes, 0, six, MAPPED_PREFIX, bytes.length);
    try {
      InetAddress ip = Inet6Address.getByAddress(null, six, -1);
      return new InetSocketAddress(ip, address.getPort());
    } catch (UnknownHostException wrongLength) {
      throw new AssertionError(wrongLength);
    }
  }
}
