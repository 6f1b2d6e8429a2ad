package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.layer.Layering;
import dev.endpoint.engine.layer.NegotiatingLayer;
import dev.endpoint.engine.layer.Negotiation;
import java.security.SecureRandom;
import java.util.Base64;

/// WebSocket, ready to come onto connections.
final class WebSocketLayering {
  static final String STAGE = "upgrading";

  private static final String NAME = "WebSocket";
  private static final int KEY_BYTES = 16;

  private WebSocketLayering() {}

  static Layering client(ClientTerms terms, int limit) {
    SecureRandom random = new SecureRandom();
    return new Named() {
      @Override
      public NegotiatingLayer layer(Negotiation negotiation) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        String text = Base64.getEncoder().encodeToString(key);
        return new WebSocketLayer(
            negotiation, new ClientUpgrade(terms, text), limit, random::nextInt);
      }
    };
  }

  static Layering server(ServerTerms terms, int limit) {
    return new Named() {
      @Override
      public NegotiatingLayer layer(Negotiation negotiation) {
        return new WebSocketLayer(negotiation, new ServerUpgrade(terms), limit, null);
      }
    };
  }

  private interface Named extends Layering {
    @Override
    default String name() {
      return NAME;
    }
  }
}
