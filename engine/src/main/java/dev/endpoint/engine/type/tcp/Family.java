package dev.endpoint.engine.type.tcp;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// Which IP versions an endpoint may use.
public enum Family {
  /// Both.
  ANY,
  IPV4,
  IPV6;

  /// Whether an endpoint of this family may use the address.
  public boolean accepts(InetAddress address) {
    return switch (this) {
      case ANY -> true;
      case IPV4 -> address instanceof Inet4Address;
      case IPV6 -> address instanceof Inet6Address;
    };
  }

  /// In words, for sentences: `IPv4`.
  public String words() {
    return switch (this) {
      case ANY -> "IP";
      case IPV4 -> "IPv4";
      case IPV6 -> "IPv6";
    };
  }
}
