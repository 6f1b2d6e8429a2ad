package dev.endpoint.engine;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.net.Processes;
import dev.endpoint.engine.net.Resolver;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.syntax.EndpointSyntaxException;

/// The outside world in one value: the seams that endpoints are built on, and the catalogue of
/// endpoint types. Several engines may run side by side, each with its own reactor.
/// [dev.endpoint.engine.os.SystemEngine] starts the real one; `dev.endpoint.engine.testing` has
/// fakes with virtual time and an in-memory network.
public record Engine(
    Reactor reactor,
    Network network,
    Resolver resolver,
    Processes processes,
    EndpointCatalog catalog,
    Ground ground) {
  public Engine(
      Reactor reactor,
      Network network,
      Resolver resolver,
      Processes processes,
      EndpointCatalog catalog) {
    this(reactor, network, resolver, processes, catalog, new Ground(null));
  }

  /// The same engine, which puts this footing under the endpoints that it makes, and upon those
  /// that are put there already.
  public Engine upon(Footing footing) {
    return on(ground.with(footing));
  }

  Engine on(Ground ground) {
    return new Engine(reactor, network, resolver, processes, catalog, ground);
  }

  /// The client endpoint that the string describes.
  ///
  /// @throws EndpointSyntaxException with every error found, each with its place
  public ClientEndpoint clientFromString(String text) throws EndpointSyntaxException {
    return (ground.isInside() ? catalog.glanceClient(text) : catalog.client(text)).build(this);
  }

  /// The server endpoint that the string describes.
  ///
  /// @throws EndpointSyntaxException with every error found, each with its place
  public ServerEndpoint serverFromString(String text) throws EndpointSyntaxException {
    return (ground.isInside() ? catalog.glanceServer(text) : catalog.server(text)).build(this);
  }
}
