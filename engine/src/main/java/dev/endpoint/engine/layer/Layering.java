package dev.endpoint.engine.layer;

/// A kind of layer, ready to come onto connections.
public interface Layering {
  /// Its name, for steps: `TLS`.
  String name();

  /// The layer of one new connection. On the reactor thread.
  NegotiatingLayer layer(Negotiation negotiation) throws Exception;
}
