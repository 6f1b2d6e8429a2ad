package dev.endpoint.engine.layer;

import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A handshake made up for tests. The client says `HELLO` and a line end, the server answers `YES`
/// or `NO` and a line end.
final class Greeting implements Handshake {
  private final boolean client;
  private boolean spoken;

  private Greeting(boolean client) {
    this.client = client;
  }

  static Greeting client() {
    return new Greeting(true);
  }

  static Greeting server() {
    return new Greeting(false);
  }

  @Override
  public int limit() {
    return 16;
  }

  @Override
  public Result step(ByteBuffer in, Sender out) {
    if (client && !spoken) {
      spoken = true;
      out.send(text("HELLO\n"));
    }
    String line = line(in);
    if (line == null) {
      return new More();
    }
    if (client) {
      return line.equals("YES") ? done() : refused(line);
    }
    boolean polite = line.equals("HELLO");
    out.send(text(polite ? "YES\n" : "NO\n"));
    return polite ? done() : refused(line);
  }

  private static Result done() {
    return new Done(List.of(new Facet("greeting", "polite", "yes")));
  }

  private static Result refused(String line) {
    return new Refused(Failure.Kind.OTHER, "Impolite: " + line, "", "NO");
  }

  /// The first line without its end, taken out of the buffer; null when it is not complete.
  private static String line(ByteBuffer in) {
    for (int i = in.position(); i < in.limit(); i++) {
      if (in.get(i) == '\n') {
        byte[] bytes = new byte[i - in.position()];
        in.get(bytes).get();
        return new String(bytes, StandardCharsets.ISO_8859_1);
      }
    }
    return null;
  }

  static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Layering layering(boolean client) {
    return new Layering() {
      @Override
      public String name() {
        return "greeting";
      }

      @Override
      public NegotiatingLayer layer(Negotiation negotiation) {
        return new HandshakeLayer(negotiation, new Greeting(client));
      }
    };
  }
}
