package dev.endpoint.engine.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Addresses as a person writes them: `127.0.0.1:80`, `[::1]:80`, `localhost:80`. Never asks the
/// resolver.
public final class Addresses {
  private static final int GROUPS = 8;

  /// The client's end of a connection by a socket file has no path of its own.
  private static final String UNNAMED = "unnamed socket";

  private Addresses() {}

  /// An address with its port; of kinds without ports, whatever they call themselves; of none, `?`.
  public static String text(@Nullable SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet)) {
      String text = address == null ? "?" : address.toString();
      return text.isEmpty() ? UNNAMED : text;
    }
    InetAddress ip = inet.getAddress();
    return text(ip == null ? inet.getHostString() : host(ip), inet.getPort());
  }

  /// A host, by name or number, with its port.
  public static String text(String host, int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  /// The bare number; IPv6 in its shortest form (RFC 5952), with its zone if it has one:
  /// `fe80::1%eth0`.
  public static String host(InetAddress address) {
    return address instanceof Inet6Address six
        ? shortest(six.getAddress()) + zone(six)
        : address.getHostAddress();
  }

  private static String zone(Inet6Address address) {
    if (address.getScopedInterface() != null) {
      return "%" + address.getScopedInterface().getName();
    }
    return address.getScopeId() > 0 ? "%" + address.getScopeId() : "";
  }

  /// RFC 5952: no leading zeros, lower case, and `::` for the first of the longest runs of two or
  /// more zero groups.
  private static String shortest(byte[] bytes) {
    int runStart = -1;
    int runLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && group(bytes, end) == 0) {
        end++;
      }
      if (end - i > runLength) {
        runStart = i;
        runLength = end - i;
      }
      i = Math.max(i, end);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == runStart) {
        text.append("::");
        i += runLength - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(group(bytes, i)));
      }
    }
    return text.toString();
  }

  private static int group(byte[] bytes, int index) {
    return (bytes[2 * index] & 0xff) << 8 | bytes[2 * index + 1] & 0xff;
  }
}
