package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.transport.Addresses;
import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where a proxy is asked to connect to.
///
/// @param host as it was typed
/// @param address null when the proxy is to look the name up
record Destination(String host, int port, @Nullable InetAddress address) {
  static Destination of(String host, int port) {
    return new Destination(host, port, IpText.isLiteral(host) ? InetAddress.ofLiteral(host) : null);
  }

  static Destination of(InetAddress address, int port) {
    return new Destination(Addresses.host(address), port, address);
  }

  boolean isName() {
    return address == null;
  }

  /// `example.com:443`
  String text() {
    return Addresses.text(host, port);
  }

  /// The name as it is written in the DNS (RFC 5890); HostKind has checked that it can be.
  String asciiHost() {
    return isName() ? IDN.toASCII(host, IDN.ALLOW_UNASSIGNED) : host;
  }

  byte[] nameBytes() {
    return asciiHost().getBytes(StandardCharsets.US_ASCII);
  }

  /// The peer of the connection, as everybody above is to see it.
  SocketAddress peer() {
    return address == null
        ? InetSocketAddress.createUnresolved(host, port)
        : new InetSocketAddress(address, port);
  }
}
