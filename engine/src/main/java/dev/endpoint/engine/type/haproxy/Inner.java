package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;

/// The endpoint that the header is for.
final class Inner {
  private Inner() {}

  static Option<NestedEndpoint> of(Schema schema) {
    return schema.rest().orElseThrow().option();
  }

  /// Whether the header is upon all that the endpoint does; else it is right upon its socket.
  static boolean isInside(Arguments arguments) {
    return arguments.find(HaproxyOptions.INSIDE).orElse(false);
  }
}
