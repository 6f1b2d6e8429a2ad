package dev.endpoint.engine.os;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Wire;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transport upon a connected stream socket. Reactor thread only.
///
/// Invariants:
/// - The key's interest follows from the state alone ([#updateInterest]); a connection that is not
///   read has no `OP_READ`, or the selector would spin.
/// - `closed` is told in a later turn, when the descriptor has been given back, and never inside
///   another callback.
/// - Bytes go straight to the system while the outbox is empty, and behind the outbox otherwise.
final class ChannelTransport implements Wire, ChannelHandler {
  /// At most so many reads drain a closing or dead connection, so that a flood cannot hold the
  /// loop: together they are more than what systems keep for one socket.
  private static final int DRAINING_READS = 128;

  /// How long a closed connection waits for the FIN of a peer that goes on sending.
  private static final Duration LINGER = Duration.ofSeconds(2);

  /// As long as each read fills the whole buffer there is more, and asking the selector first would
  /// be for nothing; the others get their turn after this many.
  private static final int READS_IN_A_ROW = 4;

  /// The largest piece of a heap buffer that is handed to the channel: it copies each to a direct
  /// buffer of that size, and keeps that.
  private static final int HEAP_SLICE = 256 * 1024;

  private final NioReactor reactor;
  private final NioNetwork network;
  private final Buffers buffers;
  private final SocketChannel channel;
  private final SocketAddress local;
  private final SocketAddress peer;
  private final Outbox outbox;
  private @Nullable SelectionKey key;
  private int interest;
  private @Nullable Protocol protocol;
  private @Nullable CloseReason ended;
  private @Nullable IOException writeFailure;

  /// The protocol is attached and was not told yet that it is closed.
  private boolean listening;

  private boolean paused;
  private boolean probing;
  private boolean full;

  /// We will write no more; the outbox may still hold something.
  private boolean finishing;

  private boolean finishSent;

  /// Both halves are to be closed when the outbox is empty.
  private boolean closing;

  /// The peer has sent something since both halves were to be closed.
  private boolean peerGoesOn;

  /// Ends the wait for the peer's FIN.
  private @Nullable Cancellable lingering;

  /// The peer will write no more.
  private boolean peerFinished;

  private boolean peerFinishedFirst;

  /// @param channel connected and non-blocking
  /// @param key its key if it is registered already
  ChannelTransport(
      NioReactor reactor, NioNetwork network, SocketChannel channel, @Nullable SelectionKey key)
      throws IOException {
    this.reactor = reactor;
    this.network = network;
    this.buffers = network.buffers();
    this.channel = channel;
    this.local = channel.getLocalAddress();
    this.peer = channel.getRemoteAddress();
    this.outbox = new Outbox(buffers);
    if (key != null) {
      this.key = key;
      key.attach(this);
      key.interestOps(0);
    }
  }

  @Override
  public void attach(Protocol protocol) throws Exception {
    if (this.protocol != null) {
      throw new IllegalStateException("a protocol is attached already");
    }
    this.protocol = protocol;
    listening = true;
    if (ended != null) {
      reactor.afterNextSelect(this::tellClosed);
    }
    try {
      protocol.connected(this);
    } catch (Throwable e) {
      end(new CloseReason.Broken(raised("connected", e)));
      tellClosed();
      throw e;
    }
    updateInterest();
  }

  @Override
  public void write(ByteBuffer bytes) {
    if (finishing || ended != null) {
      bytes.position(bytes.limit());
      return;
    }
    if (outbox.isEmpty() && !writeThrough(bytes)) {
      return;
    }
    if (bytes.hasRemaining()) {
      outbox.append(bytes);
      full |= outbox.size() >= HIGH_WATER;
      updateInterest();
    }
  }

  @Override
  public long unsent() {
    return outbox.size();
  }

  @Override
  public boolean hasRoom() {
    return outbox.size() < HIGH_WATER && !finishing && ended == null;
  }

  @Override
  public void pause() {
    paused = true;
    updateInterest();
    watchWhileIdle();
  }

  @Override
  public void resume() {
    paused = false;
    updateInterest();
  }

  @Override
  public void finish() {
    if (!finishing && ended == null) {
      finishing = true;
      settle();
    }
  }

  @Override
  public void close() {
    if (!closing && ended == null) {
      finishing = true;
      closing = true;
      settle();
    }
  }

  @Override
  public void abort() {
    end(new CloseReason.Aborted());
  }

  @Override
  public SocketAddress localAddress() {
    return local;
  }

  @Override
  public SocketAddress peerAddress() {
    return peer;
  }

  @Override
  public List<Facet> facets() {
    return ended == null ? SocketFacets.of(channel) : List.of();
  }

  @Override
  public String toString() {
    return Addresses.text(local) + " to " + Addresses.text(peer);
  }

  @Override
  public void ready(int operations) {
    if ((operations & SelectionKey.OP_WRITE) != 0) {
      flush();
    }
    if (ended != null) {
      return;
    }
    if ((operations & SelectionKey.OP_READ) != 0) {
      int reads = 1;
      while (read() == Buffers.READ_SIZE && wantsRead() && reads < READS_IN_A_ROW) {
        reads++;
      }
    } else if ((operations & SelectionKey.OP_CONNECT) != 0) {
      discardUnread(this::lose);
    }
  }

  @Override
  public void moved(SelectionKey key) {
    this.key = key;
  }

  @Override
  public void abandon() {
    abort();
  }

  /// Whether nobody would notice now if the peer reset the connection. After our FIN that cannot be
  /// told from an orderly end that waits to be read; nor can it ever on a socket that is a file.
  boolean isIdle() {
    return ended == null && !finishSent && !wantsRead() && outbox.isEmpty() && !isFile();
  }

  private boolean isFile() {
    return local instanceof UnixDomainSocketAddress;
  }

  /// For whoever leaves the wire unattached or unread.
  void watchWhileIdle() {
    if (isIdle()) {
      network.idleWatch().add(this);
    }
  }

  /// Asks the selector for nothing but a pending error, until [#stopProbing].
  void probe() {
    probing = true;
    updateInterest();
  }

  void stopProbing() {
    probing = false;
    updateInterest();
  }

  private boolean wantsRead() {
    return !peerFinished && (closing || listening && !paused);
  }

  /// Returns false when the connection is lost.
  private boolean writeThrough(ByteBuffer bytes) {
    try {
      int limit = bytes.limit();
      int asked;
      int written;
      do {
        asked = bytes.isDirect() ? bytes.remaining() : Math.min(bytes.remaining(), HEAP_SLICE);
        bytes.limit(bytes.position() + asked);
        written = channel.write(bytes);
        bytes.limit(limit);
      } while (written == asked && bytes.hasRemaining());
      return true;
    } catch (IOException e) {
      bytes.position(bytes.limit());
      writeFailed(e);
      return false;
    }
  }

  private void flush() {
    try {
      outbox.writeTo(channel);
    } catch (IOException e) {
      writeFailed(e);
      return;
    }
    if (full && outbox.size() <= LOW_WATER) {
      full = false;
      tellWritable();
    }
    settle();
  }

  /// Ends our half, or the connection, once the outbox is empty.
  private void settle() {
    if (ended == null && finishing && outbox.isEmpty()) {
      if (closing) {
        endInOrder();
      } else if (!finishSent) {
        sendFinish();
      }
    }
    updateInterest();
  }

  private void sendFinish() {
    finishSent = true;
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      lose(e);
      return;
    }
    if (peerFinished) {
      endInOrder();
    }
  }

  /// Returns how many bytes came: 0 when there is nothing more to read, now or ever.
  private int read() {
    ByteBuffer bytes = closing ? buffers.discarding() : buffers.reading();
    int count;
    try {
      count = channel.read(bytes);
    } catch (IOException e) {
      lose(e);
      return 0;
    }
    if (count < 0) {
      peerFinishes();
    } else if (closing) {
      peerGoesOn |= count > 0;
    } else if (count > 0) {
      tellReceived(bytes.flip());
    }
    return ended == null ? Math.max(0, count) : 0;
  }

  private void peerFinishes() {
    peerFinished = true;
    peerFinishedFirst = !finishing;
    updateInterest();
    if (closing) {
      if (lingering != null) {
        endInOrder();
      }
      return;
    }
    tellFinished();
    if (ended == null && finishSent) {
      endInOrder();
    }
  }

  /// The peer takes no more. What it said before is still told, in a later turn, and then the
  /// connection is lost.
  private void writeFailed(IOException e) {
    writeFailure = e;
    outbox.clear();
    finishing = true;
    finishSent = true;
    updateInterest();
    reactor.execute(() -> hearLastWords(e));
  }

  private void hearLastWords(IOException e) {
    int reads = 0;
    while (ended == null && wantsRead() && reads < DRAINING_READS && read() > 0) {
      reads++;
    }
    lose(e);
  }

  private boolean peerGoesOn() {
    peerGoesOn |= discardUnread(e -> {}); // reset meanwhile: the next read says so
    return peerGoesOn;
  }

  /// Reads what is there without telling anybody. Returns whether there was something.
  private boolean discardUnread(FailureHandler onFailure) {
    int reads = 0;
    try {
      while (reads < DRAINING_READS && channel.read(buffers.discarding()) > 0) {
        reads++;
      }
    } catch (IOException e) {
      onFailure.failed(e);
    }
    return reads > 0;
  }

  private interface FailureHandler {
    void failed(IOException e);
  }

  private void endInOrder() {
    if (writeFailure != null) {
      lose(writeFailure);
    } else if (closing && !peerFinished && peerGoesOn()) {
      linger();
    } else {
      end(peerFinishedFirst ? new CloseReason.ByPeer() : new CloseReason.ByUs());
    }
  }

  /// The outbox is empty, but what it held may still be in the system, which drops it if bytes come
  /// for a socket that is closed. So the peer hears our FIN first, and what it still sends is
  /// dropped for a while.
  private void linger() {
    if (lingering == null) {
      lingering = reactor.after(LINGER, () -> end(new CloseReason.ByUs()));
      if (!finishSent) {
        sendFinish();
      }
    }
  }

  private void lose(IOException e) {
    if (ended == null) {
      Failure failure = Failures.of(e, "open", Addresses.text(peer));
      end(
          failure.kind() == Failure.Kind.RESET
              ? new CloseReason.Reset(failure)
              : new CloseReason.Lost(failure));
    }
  }

  private void end(CloseReason reason) {
    if (ended != null) {
      return;
    }
    ended = reason;
    if (lingering != null) {
      lingering.cancel();
    }
    outbox.clear();
    network.closed();
    closeChannel(reason.orderly());
    reactor.afterNextSelect(this::tellClosed);
  }

  /// A socket closed with bytes unread sends RST, which takes our own last bytes away from the
  /// peer: so what has come is read first. With linger 0 RST is just what is wanted.
  private void closeChannel(boolean orderly) {
    try (channel) {
      if (!orderly) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } else if (!peerFinished) {
        discardUnread(e -> {}); // reset meanwhile: we were done anyway
      }
    } catch (IOException e) {
      reactor.report("closing " + this, e);
    }
  }

  private void updateInterest() {
    if (ended != null) {
      return;
    }
    int wanted =
        (wantsRead() ? SelectionKey.OP_READ : 0)
            | (outbox.isEmpty() ? 0 : SelectionKey.OP_WRITE)
            | (probing ? SelectionKey.OP_CONNECT : 0);
    if (wanted == interest) {
      return;
    }
    interest = wanted;
    if (key != null) {
      key.interestOps(wanted);
      return;
    }
    try {
      key = reactor.register(channel, wanted, this);
    } catch (IOException e) {
      lose(e);
    }
  }

  private void tellReceived(ByteBuffer bytes) {
    try {
      listener().received(bytes);
    } catch (Throwable e) {
      broken("received", e);
    }
  }

  private void tellFinished() {
    try {
      listener().finished();
    } catch (Throwable e) {
      broken("finished", e);
    }
  }

  private void tellWritable() {
    if (finishing || !listening) {
      return;
    }
    try {
      listener().writable();
    } catch (Throwable e) {
      broken("writable", e);
    }
  }

  private void tellClosed() {
    CloseReason reason = ended;
    if (!listening || reason == null) {
      return;
    }
    listening = false;
    try {
      listener().closed(reason);
    } catch (Throwable e) {
      reactor.report("closed of the protocol on " + this, e);
    }
  }

  private Protocol listener() {
    Protocol attached = protocol;
    if (attached == null) {
      throw new IllegalStateException("no protocol is attached to " + this);
    }
    return attached;
  }

  private void broken(String callback, Throwable e) {
    reactor.report(callback + " of the protocol on " + this, e);
    end(new CloseReason.Broken(raised(callback, e)));
  }

  private Failure raised(String callback, Throwable e) {
    return Failures.protocolRaised(callback, "open", Addresses.text(peer), e);
  }
}
