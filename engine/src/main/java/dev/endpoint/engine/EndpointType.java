package dev.endpoint.engine;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import org.jspecify.annotations.Nullable;

/// One kind of endpoint, found by [java.util.ServiceLoader]: the single declaration that parser,
/// writer, completion, form, help and command line are made from. See
/// `engine/docs/adding-an-endpoint.md`.
public interface EndpointType {
  /// The word before the first colon, in lower case.
  String name();

  /// One line for lists and completion.
  String summary();

  /// How to connect to one, or null when this type only listens.
  default @Nullable EndpointRole<ClientEndpoint> client() {
    return null;
  }

  /// How to listen on one, or null when this type only connects.
  default @Nullable EndpointRole<ServerEndpoint> server() {
    return null;
  }
}
