package dev.endpoint.engine;

import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Schema;

/// One side of an [EndpointType]: what its strings may say, and how such a string becomes an
/// endpoint.
///
/// @param <E> [dev.endpoint.engine.endpoint.ClientEndpoint] or
///   [dev.endpoint.engine.endpoint.ServerEndpoint]
public interface EndpointRole<E> {
  /// The arguments a string of this type takes.
  Schema schema();

  /// Makes the endpoint; pure: nothing is opened, looked up or read.
  E build(Arguments arguments, Engine engine);

  /// What will happen, in plain words: "Listens on port 8080 on every interface: reachable from the
  /// network."
  String explain(Arguments arguments);

  /// Whether a listener with these arguments can be reached from other machines. Always false for
  /// clients.
  default boolean exposed(Arguments arguments) {
    return false;
  }
}
