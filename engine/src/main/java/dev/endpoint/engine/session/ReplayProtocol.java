package dev.endpoint.engine.session;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.session.SessionState.Transfer;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A connection on which nothing happens but a [Replay]. When all is sent our half ends, where that
/// does not end the other one as well; and it is closed when the peer has said as much as it did
/// then, or says no more.
public final class ReplayProtocol implements Protocol {
  private final Reactor reactor;
  private final Replay replay;
  private final Consumer<Transfer> moved;
  private final Runnable over;
  private final long expected;
  private @Nullable Replayer replayer;
  private @Nullable Transport transport;
  private long received;
  private boolean peerFinished;
  private boolean allSent;
  private boolean closing;

  /// @param moved hears how far it is
  /// @param over runs when it closes the connection, which ends when the peer agrees; not when that
  ///   has ended before
  public ReplayProtocol(Reactor reactor, Replay replay, Consumer<Transfer> moved, Runnable over) {
    this.reactor = reactor;
    this.replay = replay;
    this.moved = moved;
    this.over = over;
    Direction other = replay.direction() == Direction.SENT ? Direction.RECEIVED : Direction.SENT;
    expected =
        replay.recording().extent().bytes(other) - replay.recording().extent().gone().bytes(other);
  }

  @Override
  public void connected(Transport opened) {
    transport = opened;
    Replayer started = new Replayer(reactor, opened, replay, 0, this::moved);
    replayer = started;
    started.start();
  }

  private void moved() {
    Replayer now = replayer;
    if (now == null) {
      return;
    }
    moved.accept(now.state());
    if (now.isOver() && !allSent) {
      allSent = true;
      if (now.state().failure() == null && transport != null && !transport.keepsMessages()) {
        transport.finish();
      }
      look(now);
    }
  }

  private void look(Replayer now) {
    boolean failed = now.state().failure() != null;
    boolean enough = failed || peerFinished || received >= expected;
    if (allSent && enough && transport != null && !closing) {
      closing = true;
      transport.close();
      over.run();
    }
  }

  @Override
  public void received(ByteBuffer bytes) {
    int count = bytes.remaining();
    bytes.position(bytes.limit());
    received += count;
    if (replayer != null) {
      replayer.received(count);
      look(replayer);
    }
  }

  @Override
  public void writable() {
    if (replayer != null) {
      replayer.goOn();
    }
  }

  @Override
  public void finished() {
    peerFinished = true;
    if (replayer != null) {
      replayer.peerFinished();
      look(replayer);
    }
  }

  @Override
  public void closed(CloseReason reason) {
    if (replayer != null) {
      replayer.stop();
    }
  }
}
