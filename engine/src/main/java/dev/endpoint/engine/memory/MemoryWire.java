package dev.endpoint.engine.memory;

import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Wire;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One end of a connection in memory.
///
/// Invariants: `closed` is told once, in a turn of its own, after `reason` was set; while `reason`
/// is set no other callback is made. All callbacks but `connected` are made at the top of a turn,
/// never inside a call of the protocol.
public final class MemoryWire implements Wire {
  private final Medium medium;
  private final SocketAddress local;
  private final SocketAddress remote;
  private final Pipe in;
  private final Pipe out;
  private final Deque<ByteBuffer> outbox = new ArrayDeque<>();
  private @Nullable MemoryWire peer;
  private @Nullable Protocol protocol;
  private long unsent;
  private boolean awake;
  private boolean paused;
  private boolean full;
  private boolean finishing;
  private boolean finishSent;
  private boolean closing;
  private boolean peerFinished;
  private boolean peerFinishedFirst;
  private @Nullable CloseReason reason;
  private boolean told;

  private MemoryWire(Medium medium, SocketAddress local, SocketAddress remote, Pipe in, Pipe out) {
    this.medium = medium;
    this.local = local;
    this.remote = remote;
    this.in = in;
    this.out = out;
  }

  /// The two ends of a new connection: first the end at `local`.
  public static MemoryWire[] pair(
      Medium medium, SocketAddress local, SocketAddress remote, int capacity) {
    Pipe there = new Pipe(capacity);
    Pipe back = new Pipe(capacity);
    MemoryWire near = new MemoryWire(medium, local, remote, back, there);
    MemoryWire far = new MemoryWire(medium, remote, local, there, back);
    near.peer = far;
    far.peer = near;
    return new MemoryWire[] {near, far};
  }

  @Override
  public void attach(Protocol protocol) throws Exception {
    medium.reactor().check();
    if (this.protocol != null) {
      throw new IllegalStateException("a wire takes one protocol");
    }
    this.protocol = protocol;
    if (isOver()) {
      medium.reactor().execute(this::tellClosed);
    }
    try {
      protocol.connected(this);
    } catch (Throwable e) {
      over(new CloseReason.Broken(raised("connected", e)));
      tellClosed();
      throw e;
    }
    wake();
  }

  @Override
  public void write(ByteBuffer bytes) {
    medium.reactor().check();
    if (isOver() || finishing || closing) {
      bytes.position(bytes.limit());
      return;
    }
    if (bytes.hasRemaining()) {
      unsent += bytes.remaining();
      outbox.add(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip());
      flush();
      full |= unsent >= HIGH_WATER;
    }
  }

  @Override
  public long unsent() {
    return unsent;
  }

  @Override
  public boolean hasRoom() {
    return unsent < HIGH_WATER && !finishing && !isOver();
  }

  @Override
  public void pause() {
    medium.reactor().check();
    paused = true;
  }

  @Override
  public void resume() {
    medium.reactor().check();
    paused = false;
    wake();
  }

  @Override
  public void finish() {
    medium.reactor().check();
    if (isOver() || finishing || closing) {
      return;
    }
    finishing = true;
    peerFinishedFirst = peerFinished;
    flush();
  }

  @Override
  public void close() {
    medium.reactor().check();
    if (isOver() || closing) {
      return;
    }
    peerFinishedFirst = finishing ? peerFinishedFirst : peerFinished;
    finishing = true;
    closing = true;
    flush();
    wake();
  }

  @Override
  public void abort() {
    medium.reactor().check();
    if (!isOver()) {
      over(new CloseReason.Aborted());
    }
  }

  @Override
  public SocketAddress localAddress() {
    return local;
  }

  @Override
  public SocketAddress peerAddress() {
    return remote;
  }

  /// Whether these are its two ends.
  public boolean connects(SocketAddress here, SocketAddress there) {
    return local.equals(here) && remote.equals(there);
  }

  private boolean isOver() {
    return reason != null;
  }

  @Override
  public String toString() {
    return Addresses.text(local) + " to " + Addresses.text(remote);
  }

  private void wake() {
    if (!awake && !isOver()) {
      awake = true;
      medium.reactor().execute(this::turn);
    }
  }

  private void wakePeer() {
    if (peer != null) {
      peer.wake();
    }
  }

  private void turn() {
    awake = false;
    flush();
    if (full && unsent <= LOW_WATER && !isOver() && !finishing) {
      full = false;
      call("writable", Protocol::writable);
    }
    if (!isOver() && closing) {
      discard();
    } else if (!isOver() && protocol != null && !paused && !peerFinished) {
      read();
    }
  }

  private void read() {
    if (!in.isEmpty()) {
      ByteBuffer bytes = in.give(medium.readSize());
      call("received", protocol -> protocol.received(bytes));
      wakePeer();
      wake();
    } else if (in.reset) {
      over(new CloseReason.Reset(resetByPeer()));
    } else if (in.ended) {
      peerFinished = true;
      peerFinishedFirst = !finishing;
      call("finished", Protocol::finished);
      endWhenBothFinished();
    }
  }

  /// While closing nobody reads any more; what the peer still sends must not keep it from reading
  /// our last bytes.
  private void discard() {
    if (!in.isEmpty()) {
      in.clear();
      wakePeer();
    }
  }

  private void flush() {
    if (isOver()) {
      return;
    }
    if (out.readerGone && (unsent > 0 || in.reset)) {
      over(new CloseReason.Reset(resetByPeer()));
      return;
    }
    while (!outbox.isEmpty()) {
      ByteBuffer first = outbox.peek();
      int before = first.remaining();
      if (!out.take(first)) {
        break;
      }
      unsent -= before - first.remaining();
      wakePeer();
      if (!first.hasRemaining()) {
        outbox.remove();
      }
    }
    if (outbox.isEmpty() && finishing && !finishSent) {
      finishSent = true;
      out.ended = true;
      wakePeer();
    }
    endWhenBothFinished();
  }

  private void endWhenBothFinished() {
    if (!isOver() && finishSent && (closing || peerFinished)) {
      over(peerFinishedFirst ? new CloseReason.ByPeer() : new CloseReason.ByUs());
    }
  }

  private void over(CloseReason why) {
    boolean first = reason == null;
    reason = why;
    if (!first) {
      return;
    }
    outbox.clear();
    unsent = 0;
    in.readerGone = true;
    if (!why.orderly()) {
      out.reset = true;
    }
    medium.closed(this);
    wakePeer();
    medium.reactor().execute(this::tellClosed);
  }

  private void tellClosed() {
    Protocol listener = protocol;
    CloseReason why = reason;
    if (told || listener == null || why == null) {
      return;
    }
    told = true;
    try {
      listener.closed(why);
    } catch (Throwable e) {
      medium.reactor().report("closed", e);
    }
  }

  private void call(String callback, Callback action) {
    try {
      if (protocol != null) {
        action.on(protocol);
      }
    } catch (Throwable e) {
      medium.reactor().report(callback, e);
      if (!isOver()) {
        over(new CloseReason.Broken(raised(callback, e)));
      }
    }
  }

  private Failure raised(String callback, Throwable error) {
    return Failures.protocolRaised(callback, "open", Addresses.text(remote), error);
  }

  private Failure resetByPeer() {
    return Failures.of(new IOException("Connection reset by peer"), "open", Addresses.text(remote));
  }

  @FunctionalInterface
  private interface Callback {
    void on(Protocol protocol) throws Exception;
  }
}
