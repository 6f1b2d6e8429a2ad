package dev.endpoint.engine;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;

/// What is put right upon the ground of an endpoint, below every layer that its string asks for:
/// for what has to be first on a connection, such as a PROXY header before TLS. See [Engine#upon].
///
/// The *ground* is whatever a type makes without having the engine make another endpoint for it:
/// TCP, a socket file, a program. An endpoint may have several, one for each that it tries.
public interface Footing {
  ClientEndpoint client(ClientEndpoint ground);

  ServerEndpoint server(ServerEndpoint ground);

  /// The same, with another one on top.
  default Footing under(Footing upper) {
    Footing lower = this;
    return new Footing() {
      @Override
      public ClientEndpoint client(ClientEndpoint ground) {
        return upper.client(lower.client(ground));
      }

      @Override
      public ServerEndpoint server(ServerEndpoint ground) {
        return upper.server(lower.server(ground));
      }
    };
  }
}
