package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import java.util.Locale;

/// The endpoint that the header is for.
final class Inner {
  private Inner() {}

  static Option<NestedEndpoint> of(Schema schema) {
    return schema.rest().orElseThrow().option();
  }

  /// Whether the header is upon all that the endpoint does; else it is right upon its socket. `ssl`
  /// is Twisted's word and means what it means there.
  static boolean isInside(Arguments arguments, NestedEndpoint endpoint) {
    return arguments.find(HaproxyOptions.INSIDE).orElseGet(() -> type(endpoint).equals("ssl"));
  }

  /// The word that it begins with, or nothing.
  static String type(NestedEndpoint endpoint) {
    Item type = endpoint.description().type();
    return type == null ? "" : type.value().value().toLowerCase(Locale.ROOT);
  }
}
