package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.layer.Fed;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.layer.HandshakeLayer;
import dev.endpoint.engine.layer.Layering;
import dev.endpoint.engine.layer.NegotiatingLayer;
import dev.endpoint.engine.layer.Negotiation;
import dev.endpoint.engine.transport.Failure.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// A proxy made up for tests: says its lines whenever a whole request of its kind has come.
public final class ScriptedProxy implements Handshake {
  private record Line(ToIntFunction<ByteBuffer> request, byte[] answer) {}

  private final List<Line> lines = new ArrayList<>();

  private ScriptedProxy() {}

  /// Grants every request at once.
  public static Layering granting(String type) {
    return new Layering() {
      @Override
      public String name() {
        return "proxy";
      }

      @Override
      public NegotiatingLayer layer(Negotiation negotiation) {
        return new HandshakeLayer(negotiation, proxy(type));
      }
    };
  }

  private static Handshake proxy(String type) {
    return switch (type) {
      case "socks5" ->
          new ScriptedProxy()
              .line(ScriptedProxy::greeting, "0500")
              .line(ScriptedProxy::request5, "05000001 c0000202 0050");
      case "socks4" -> new ScriptedProxy().line(ScriptedProxy::request4, "005a0050 c0000202");
      default ->
          new ScriptedProxy()
              .add(ScriptedProxy::head, Fed.bytes("HTTP/1.1 200 Granted\r\nX: y\r\n\r\n"));
    };
  }

  private ScriptedProxy line(ToIntFunction<ByteBuffer> request, String hex) {
    return add(request, Fed.hex(hex));
  }

  private ScriptedProxy add(ToIntFunction<ByteBuffer> request, byte[] answer) {
    lines.add(new Line(request, answer));
    return this;
  }

  @Override
  public Result step(ByteBuffer in, Sender out) {
    while (!lines.isEmpty()) {
      Line next = lines.getFirst();
      int length = next.request().applyAsInt(in);
      if (length < 0) {
        return new Refused(Kind.WRONG_PROTOCOL, "not a request", "", "");
      }
      if (length == 0 || in.remaining() < length) {
        return new More();
      }
      in.position(in.position() + length);
      out.send(ByteBuffer.wrap(next.answer()));
      lines.removeFirst();
    }
    return new Done(List.of());
  }

  private static int greeting(ByteBuffer in) {
    return in.remaining() < 2 ? 0 : at(in, 0) == 5 ? 2 + at(in, 1) : -1;
  }

  private static int request5(ByteBuffer in) {
    if (in.remaining() < 5) {
      return 0;
    }
    return switch (at(in, 3)) {
      case 1 -> 10;
      case 3 -> 7 + at(in, 4);
      case 4 -> 22;
      default -> -1;
    };
  }

  private static int request4(ByteBuffer in) {
    for (int i = 8; i < in.remaining(); i++) {
      if (at(in, i) == 0) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int head(ByteBuffer in) {
    for (int i = 3; i < in.remaining(); i++) {
      if (at(in, i) == '\n' && at(in, i - 2) == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private static int at(ByteBuffer in, int index) {
    return in.get(in.position() + index) & 0xff;
  }
}
