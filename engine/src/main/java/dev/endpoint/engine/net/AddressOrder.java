package dev.endpoint.engine.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// In which order the addresses of one name are tried (RFC 8305, section 4): IPv6 first, then by
/// turns, each family in the order the resolver gave.
public final class AddressOrder {
  /// Java takes two addresses for equal that differ only in their zone, but they lead to different
  /// machines.
  private record Zoned(InetAddress address, int scopeId) {
    static Zoned of(InetAddress address) {
      return new Zoned(address, address instanceof Inet6Address six ? six.getScopeId() : 0);
    }
  }

  private AddressOrder() {}

  /// The same addresses without repetitions, in the order to try them.
  public static List<InetAddress> of(List<InetAddress> addresses) {
    Map<Zoned, InetAddress> unique = new LinkedHashMap<>();
    addresses.forEach(address -> unique.putIfAbsent(Zoned.of(address), address));
    Deque<InetAddress> six = new ArrayDeque<>();
    Deque<InetAddress> four = new ArrayDeque<>();
    unique.values().forEach(a -> (a instanceof Inet6Address ? six : four).add(a));
    List<InetAddress> order = new ArrayList<>();
    while (!six.isEmpty() || !four.isEmpty()) {
      if (!six.isEmpty()) {
        order.add(six.remove());
      }
      if (!four.isEmpty()) {
        order.add(four.remove());
      }
    }
    return order;
  }
}
