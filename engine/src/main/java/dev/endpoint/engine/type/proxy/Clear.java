package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.NestedEndpoint;
import java.util.List;
import java.util.Locale;

/// Whether others could read what is said to a proxy.
final class Clear {
  static final String WORDS = "; name and password can be read on the way to the proxy";

  private Clear() {}

  /// Plain TCP to another computer.
  static boolean isReadable(NestedEndpoint endpoint) {
    Description description = Description.read(endpoint.canonical());
    Item type = description.type();
    List<Item> arguments = description.arguments();
    return type != null
        && type.value().value().toLowerCase(Locale.ROOT).startsWith("tcp")
        && !arguments.isEmpty()
        && !IpText.isLoopback(arguments.getFirst().value().value());
  }
}
