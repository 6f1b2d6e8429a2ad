package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.layer.LayeredClient;
import dev.endpoint.engine.layer.LayeredServer;
import dev.endpoint.engine.layer.Preparation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// TLS upon other endpoints.
final class TlsEndpoints {
  static final String STAGE = "securing";

  /// How long a client may take for the handshake with a listener.
  private static final Duration SERVER_TALK = Duration.ofSeconds(30);

  private TlsEndpoints() {}

  /// @param overall the limit over everything, or null when the inner endpoint has its own
  /// @param talk the limit of the handshake
  static ClientEndpoint client(
      Engine engine,
      ClientEndpoint inner,
      ClientSettings settings,
      String target,
      @Nullable Duration overall,
      Duration talk) {
    return new LayeredClient(
        engine.reactor(),
        inner,
        new LayeredClient.Plan(
            target,
            STAGE,
            overall,
            talk,
            "The connection is there, but the peer does not answer in TLS. Is this port really"
                + " TLS?"),
        Preparation.blocking(() -> ClientLayering.prepare(settings, engine.reactor())));
  }

  static ServerEndpoint server(
      Engine engine,
      ServerEndpoint inner,
      ServerIdentities identities,
      ServerSettings settings,
      String target) {
    return new LayeredServer(
        engine.reactor(),
        inner,
        new LayeredServer.Plan(
            target, STAGE, SERVER_TALK, "It connected and then did not speak TLS."),
        Preparation.blocking(() -> ServerLayering.prepare(identities, settings, engine.reactor())));
  }
}
