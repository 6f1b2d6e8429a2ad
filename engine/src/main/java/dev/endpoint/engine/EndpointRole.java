package dev.endpoint.engine;

import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.Schema;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/// One side of an [EndpointType]: what its strings may say, and how such a string becomes an
/// endpoint.
///
/// @param <E> [dev.endpoint.engine.endpoint.ClientEndpoint] or
///   [dev.endpoint.engine.endpoint.ServerEndpoint]
public interface EndpointRole<E> {
  /// The arguments a string of this type takes.
  Schema schema();

  /// Makes the endpoint; pure: nothing is opened, looked up or read.
  ///
  /// @throws EndpointSyntaxException when the engine cannot make an endpoint inside this one
  E build(Arguments arguments, Engine engine) throws EndpointSyntaxException;

  /// What will happen, in plain words: "Listens on port 8080 on every interface: reachable from the
  /// network."
  String explain(Arguments arguments);

  /// Whether a listener with these arguments can be reached from other machines. Always false for
  /// clients.
  default boolean exposed(Arguments arguments) {
    return false;
  }

  /// Other words that mean this type on this side; they are understood and never written.
  default List<String> aliases() {
    return List.of();
  }

  /// Looks at arguments that are fine one by one for what does not go together; says so by
  /// [Arguments#refuse] and [Arguments#warn].
  default void check(Arguments arguments) {}

  /// What a string that is fine for the other side was probably meant to be on this one, such as
  /// `tcp:localhost:80` typed to listen. It is offered when it reads without an error.
  default Optional<Meant> meant(Description description) {
    return Optional.empty();
  }

  /// @param message why it is offered, one sentence
  /// @param text the whole string
  record Meant(String message, String text) {}

  /// For a listener that can be reached from other machines: the same string, for this computer
  /// only.
  default Optional<String> loopbackOnly(Arguments arguments) {
    return Optional.empty();
  }

  /// For a listener: the string that connects to it from this computer.
  ///
  /// @param address where it really listens
  default Optional<String> clientText(Arguments arguments, SocketAddress address) {
    return Optional.empty();
  }
}
