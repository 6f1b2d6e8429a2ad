package dev.endpoint.engine.layer;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stands right upon the ground of a connection, below TLS, WebSocket frames and proxies, and has
/// recorded what passes there. What a layer says before there is a conversation is held for so
/// long. [Grounds] puts it there.
final class GroundTap extends PassingLayer {
  /// No layer says as much before it has settled.
  static final int MOST_HELD = 256 * 1024;

  /// Hears of the failure of a connection that was accepted, and says what records it.
  @FunctionalInterface
  interface Refusal {
    @Nullable Recorder refused(SocketAddress local, SocketAddress peer, long since, Failure why);
  }

  private final Reactor reactor;
  private final @Nullable Refusal refusal;
  private final List<Held> held = new ArrayList<>();
  private int heldBytes;
  private boolean full;
  private boolean off;
  private boolean over;
  private boolean alone;
  private @Nullable Recorder recorder;
  private long since;
  private @Nullable SocketAddress local;
  private @Nullable SocketAddress peer;

  private record Held(Direction direction, long nanos, byte[] bytes) {}

  /// @param refusal null for a connection of ours
  GroundTap(Protocol above, Reactor reactor, @Nullable Refusal refusal) {
    super(above);
    this.reactor = reactor;
    this.refusal = refusal;
  }

  /// A conversation begins on that transport: from now on, and with what was held, its recorder is
  /// told what passes below it, if that is something else.
  static void tell(Transport transport, Recorder recorder) {
    GroundTap tap = Layer.under(transport, GroundTap.class);
    if (tap == null) {
      return;
    }
    if (tap == transport || tap.full) {
      tap.drop();
    } else if (!tap.off) {
      tap.tell(recorder);
    }
  }

  /// An accepted connection has failed: a layer could not settle with its peer.
  static void refuse(Transport transport, Failure why) {
    GroundTap tap = Layer.under(transport, GroundTap.class);
    if (tap != null) {
      tap.refuse(why);
    }
  }

  private void refuse(Failure why) {
    if (refusal != null && local != null && peer != null && isFruitless()) {
      Recorder told = refusal.refused(local, peer, since, why);
      if (told != null) {
        keep(told, why.message());
      }
    }
  }

  private void tell(Recorder told) {
    recorder = told;
    held.forEach(
        piece -> told.wire(piece.direction(), piece.nanos(), ByteBuffer.wrap(piece.bytes())));
    held.clear();
  }

  /// Whether anything passed and no conversation came of it.
  boolean isFruitless() {
    return recorder == null && !held.isEmpty();
  }

  /// No conversation will come of it: the recorder has what passed, and what still does, and is
  /// closed with the connection.
  ///
  /// @param words why
  void keep(Recorder told, String words) {
    if (local != null && peer != null) {
      told.opened(local, peer, refusal != null);
    }
    tell(told);
    if (full) {
      told.event("what passed on the wire behind the first 256 KiB was not kept");
      off = true;
    }
    told.event(words);
    alone = true;
    if (over) {
      told.close();
    }
  }

  private void drop() {
    off = true;
    recorder = null;
    held.clear();
  }

  private void note(Direction direction, ByteBuffer bytes) {
    if (off || full || !bytes.hasRemaining()) {
      return;
    }
    if (recorder != null) {
      recorder.wire(direction, reactor.nanos(), bytes);
    } else if (heldBytes + bytes.remaining() > MOST_HELD) {
      full = true;
    } else {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(bytes.position(), copy);
      heldBytes += copy.length;
      held.add(new Held(direction, reactor.nanos(), copy));
    }
  }

  @Override
  protected void attached(Transport transport) {
    super.attached(transport);
    since = reactor.nanos();
    local = transport.localAddress();
    peer = transport.peerAddress();
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
      over = true;
      if (alone && recorder != null) {
        recorder.event(reason.words());
        recorder.close();
      }
    }
  }
}
