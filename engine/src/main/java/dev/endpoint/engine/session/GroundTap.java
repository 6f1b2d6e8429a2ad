package dev.endpoint.engine.session;

import dev.endpoint.engine.Footing;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.layer.Layer;
import dev.endpoint.engine.layer.PassingLayer;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stands right upon the ground of a connection, below TLS, WebSocket frames and proxies, and has
/// recorded what passes there. What a layer says before there is a conversation is held for so
/// long.
final class GroundTap extends PassingLayer {
  /// No layer says as much before it has settled.
  private static final int MOST_HELD = 256 * 1024;

  private final Reactor reactor;
  private final List<Held> held = new ArrayList<>();
  private int heldBytes;
  private boolean off;
  private @Nullable Recorder recorder;

  private record Held(Direction direction, long nanos, byte[] bytes) {}

  private GroundTap(Protocol above, Reactor reactor) {
    super(above);
    this.reactor = reactor;
  }

  /// Puts one under every connection of an endpoint.
  static Footing footing(Reactor reactor) {
    return new Footing() {
      @Override
      public ClientEndpoint client(ClientEndpoint ground) {
        return factory -> ground.connect(tapped(factory, reactor));
      }

      @Override
      public ServerEndpoint server(ServerEndpoint ground) {
        return factory -> ground.listen(tapped(factory, reactor));
      }
    };
  }

  private static ProtocolFactory tapped(ProtocolFactory factory, Reactor reactor) {
    return peer -> {
      Protocol built = factory.buildProtocol(peer);
      return built == null ? null : new GroundTap(built, reactor);
    };
  }

  /// A conversation begins on that transport: from now on, and with what was held, its recorder is
  /// told what passes below it, if that is something else.
  static void tell(Transport transport, Recorder recorder) {
    GroundTap tap = Layer.under(transport, GroundTap.class);
    if (tap == null) {
      return;
    }
    if (tap == transport) {
      tap.drop();
    } else {
      tap.tell(recorder);
    }
  }

  private void tell(Recorder told) {
    if (!off) {
      recorder = told;
      held.forEach(
          piece -> told.wire(piece.direction(), piece.nanos(), ByteBuffer.wrap(piece.bytes())));
      held.clear();
    }
  }

  private void drop() {
    off = true;
    recorder = null;
    held.clear();
  }

  private void note(Direction direction, ByteBuffer bytes) {
    if (off || !bytes.hasRemaining()) {
      return;
    }
    if (recorder != null) {
      recorder.wire(direction, reactor.nanos(), bytes);
    } else if (heldBytes + bytes.remaining() > MOST_HELD) {
      drop();
    } else {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(bytes.position(), copy);
      heldBytes += copy.length;
      held.add(new Held(direction, reactor.nanos(), copy));
    }
  }

  @Override
  public void received(ByteBuffer bytes) throws Exception {
    note(Direction.RECEIVED, bytes);
    super.received(bytes);
  }

  @Override
  public void write(ByteBuffer bytes) {
    note(Direction.SENT, bytes);
    super.write(bytes);
  }

  @Override
  public void closed(CloseReason reason) throws Exception {
    try {
      super.closed(reason);
    } finally {
      drop();
    }
  }
}
