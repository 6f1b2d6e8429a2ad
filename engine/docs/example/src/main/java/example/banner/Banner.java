package example.banner;

import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.layer.HandshakeLayer;
import dev.endpoint.engine.layer.Layering;
import dev.endpoint.engine.layer.NegotiatingLayer;
import dev.endpoint.engine.layer.Negotiation;
import dev.endpoint.engine.transport.Facet;
import java.util.function.Supplier;

/// Puts a handshake of its own on each new connection.
record Banner(Supplier<Handshake> handshakes) implements Layering {
  static final String STAGE = "waiting for the banner";

  /// Without its line end. A reply of SMTP has at most 512 bytes with it (RFC 5321, section
  /// 4.5.3.1.5).
  static final int LONGEST = 510;

  @Override
  public String name() {
    return "banner";
  }

  @Override
  public NegotiatingLayer layer(Negotiation negotiation) {
    return new HandshakeLayer(negotiation, handshakes.get());
  }

  /// What is shown among the facts of the connection.
  static Facet fact(String line) {
    return new Facet("banner", "first line", line);
  }
}
