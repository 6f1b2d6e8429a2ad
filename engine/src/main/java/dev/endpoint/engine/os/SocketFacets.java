package dev.endpoint.engine.os;

import dev.endpoint.engine.transport.Facet;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.jspecify.annotations.Nullable;

/// What the system says about a socket, in words.
final class SocketFacets {
  private record Shown(SocketOption<?> option, String name) {}

  private static final List<Shown> SHOWN =
      List.of(
          new Shown(StandardSocketOptions.TCP_NODELAY, "small writes sent at once"),
          new Shown(StandardSocketOptions.SO_KEEPALIVE, "keep-alive"),
          new Shown(StandardSocketOptions.SO_SNDBUF, "send buffer"),
          new Shown(StandardSocketOptions.SO_RCVBUF, "receive buffer"));

  private SocketFacets() {}

  /// Empty once the socket is gone.
  static List<Facet> of(SocketChannel channel) {
    List<Facet> facets = new ArrayList<>();
    try {
      for (Shown shown : SHOWN) {
        if (channel.supportedOptions().contains(shown.option())) {
          facets.add(new Facet("socket", shown.name(), words(channel.getOption(shown.option()))));
        }
      }
      addPeer(channel, facets);
    } catch (IOException gone) {
      return List.of();
    }
    return facets;
  }

  /// Who is at the other end, which the system knows for sockets of this computer only.
  private static void addPeer(SocketChannel channel, List<Facet> facets) throws IOException {
    if (channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
      UnixDomainPrincipal peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
      facets.add(new Facet("socket", "the peer's user", peer.user().getName()));
      facets.add(new Facet("socket", "the peer's group", peer.group().getName()));
    }
  }

  private static String words(@Nullable Object value) {
    return switch (value) {
      case Boolean on -> on ? "on" : "off";
      case Integer bytes -> bytes + " bytes";
      case null, default -> String.valueOf(value);
    };
  }
}
