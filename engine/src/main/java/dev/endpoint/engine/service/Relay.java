package dev.endpoint.engine.service;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Transport;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Joins each connection it is given with one of its own to a target: what comes in at one end goes
/// out at the other. Reactor thread.
///
/// - Neither end is read before both are connected, so no byte waits here.
/// - An end that takes no more holds back the other one: at most [Transport#HIGH_WATER] bytes and
///   one read wait in each direction.
/// - A half-close at one end is a half-close at the other.
/// - When one connection is over the other is ended the same way: in order, or by a reset. Where
///   the target cannot be reached the connection is reset.
public final class Relay implements ProtocolFactory {
  private static final String STAGE = "relaying";

  /// Hears, on the reactor thread, what became of a pair.
  public interface Observer {
    /// The target could not be reached; not called when the first connection ended before.
    void failed(Failure failure);

    /// Both connections of a pair are over, or the only one there was.
    void over();
  }

  private final ClientEndpoint target;
  private final Observer observer;

  public Relay(ClientEndpoint target, Observer observer) {
    this.target = target;
    this.observer = observer;
  }

  @Override
  public Protocol buildProtocol(SocketAddress peer) {
    Pair pair = new Pair();
    pair.reach();
    return pair.near;
  }

  private final class Pair {
    private final End near = new End(this);
    private final End far = new End(this);
    private @Nullable Attempt<Protocol> attempt;

    /// There is no far end, and there will be none.
    private boolean unreached;

    void reach() {
      Attempt<Protocol> reaching = target.connect(peer -> far);
      attempt = reaching;
      reaching
          .outcome()
          .whenComplete(
              (protocol, thrown) -> {
                if (thrown != null) {
                  unreached(thrown);
                }
              });
    }

    private void unreached(Throwable thrown) {
      unreached = true;
      if (!near.closed) {
        observer.failed(Failures.of(thrown, STAGE, "the target"));
        near.end(false);
      }
      look();
    }

    End other(End end) {
      return end == near ? far : near;
    }

    void closed(End end, CloseReason reason) {
      other(end).end(reason.orderly());
      if (end == near && attempt != null) {
        attempt.cancel();
      }
      look();
    }

    private void look() {
      if (near.closed && (far.closed || unreached)) {
        observer.over();
      }
    }
  }

  private static final class End implements Protocol {
    private final Pair pair;
    private @Nullable Transport transport;
    private boolean closed;

    /// How it is to end as soon as it is connected: in order or not.
    private @Nullable Boolean ending;

    End(Pair pair) {
      this.pair = pair;
    }

    @Override
    public void connected(Transport connected) {
      transport = connected;
      Transport there = other().transport;
      if (ending != null) {
        end(ending);
      } else if (there == null) {
        connected.pause();
      } else {
        there.resume();
      }
    }

    @Override
    public void received(ByteBuffer bytes) {
      Transport there = other().open();
      there.write(bytes);
      if (!there.hasRoom()) {
        open().pause();
      }
    }

    /// Between two ends that keep messages apart they stay what they are.
    @Override
    public void message(ByteBuffer bytes, MessageKind kind) {
      Transport there = other().open();
      there.write(bytes, kind);
      if (!there.hasRoom()) {
        open().pause();
      }
    }

    @Override
    public void writable() {
      other().open().resume();
    }

    @Override
    public void finished() {
      other().open().finish();
    }

    @Override
    public void closed(CloseReason reason) {
      closed = true;
      pair.closed(this, reason);
    }

    void end(boolean inOrder) {
      ending = inOrder;
      if (transport == null || closed) {
        return;
      }
      if (inOrder) {
        transport.close();
      } else {
        transport.abort();
      }
    }

    private End other() {
      return pair.other(this);
    }

    private Transport open() {
      if (transport == null) {
        throw new IllegalStateException("bytes before both ends are connected");
      }
      return transport;
    }
  }
}
