package dev.endpoint.engine.pipe;

import dev.endpoint.engine.pipe.Pipes.Source;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Wire;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transport upon pipes: those of a program, whose end is the connection's, or the standard
/// streams of this one.
///
/// Invariants: at most one piece of each stream is read ahead of the protocol; `closed` is told
/// once, in a turn of its own; callbacks but `connected` are made at the top of a turn.
public final class PipeWire implements Wire {
  /// How long a program may take to end once its input is closed, until it is asked to.
  public static final Duration POLITE = Duration.ofSeconds(1);

  /// How long it may take from then on, until it is killed.
  public static final Duration PATIENT = Duration.ofSeconds(4);

  private final Reactor reactor;
  private final SocketAddress local;
  private final SocketAddress peer;
  private final Pipes pipes;
  private final boolean program;
  private final List<Inlet> inlets;
  private final Outlet outlet = new Outlet();
  private @Nullable Protocol protocol;
  private @Nullable CloseReason ended;
  private @Nullable Integer status;
  private Cancellable reminder = () -> {};
  private boolean listening;
  private boolean paused;
  private boolean full;
  private boolean finishing;
  private boolean finishSent;
  private boolean closing;
  private boolean askedToEnd;
  private boolean refused;
  private boolean peerFinishedFirst;

  private PipeWire(
      Reactor reactor,
      SocketAddress local,
      SocketAddress peer,
      Pipes pipes,
      boolean program,
      List<Inlet> inlets) {
    this.reactor = reactor;
    this.local = local;
    this.peer = peer;
    this.pipes = pipes;
    this.program = program;
    this.inlets = inlets;
  }

  /// The pipes of a program; [#exited] tells its end.
  ///
  /// @param withError whether its standard error comes by a pipe of its own
  public static PipeWire ofProgram(
      Reactor reactor, SocketAddress local, SocketAddress peer, Pipes pipes, boolean withError) {
    Inlet output = new Inlet(Source.OUTPUT);
    List<Inlet> inlets = withError ? List.of(output, new Inlet(Source.ERROR)) : List.of(output);
    return new PipeWire(reactor, local, peer, pipes, true, inlets);
  }

  /// Two streams that end by themselves.
  public static PipeWire ofStreams(
      Reactor reactor, SocketAddress local, SocketAddress peer, Pipes pipes) {
    Inlet input = new Inlet(Source.OUTPUT);
    return new PipeWire(reactor, local, peer, pipes, false, List.of(input));
  }

  /// The program has ended.
  public void exited(int status) {
    reactor.check();
    this.status = status;
    endWhenDone();
  }

  @Override
  public void attach(Protocol protocol) throws Exception {
    reactor.check();
    if (this.protocol != null) {
      throw new IllegalStateException("a wire takes one protocol");
    }
    this.protocol = protocol;
    listening = true;
    if (ended != null) {
      reactor.execute(this::tellClosed);
    }
    try {
      protocol.connected(this);
    } catch (Throwable e) {
      pipes.kill();
      end(broken("connected", e));
      tellClosed();
      throw e;
    }
    go();
  }

  @Override
  public void write(ByteBuffer bytes) {
    reactor.check();
    if (finishing || ended != null) {
      bytes.position(bytes.limit());
      return;
    }
    outlet.add(bytes);
    full |= outlet.unsent() >= HIGH_WATER;
    feed();
  }

  @Override
  public long unsent() {
    return outlet.unsent();
  }

  @Override
  public boolean hasRoom() {
    return outlet.unsent() < HIGH_WATER && !finishing && ended == null;
  }

  @Override
  public void pause() {
    reactor.check();
    paused = true;
  }

  @Override
  public void resume() {
    reactor.check();
    paused = false;
    reactor.execute(this::go);
  }

  @Override
  public void finish() {
    reactor.check();
    if (!finishing && ended == null) {
      finishing = true;
      settle();
    }
  }

  @Override
  public void close() {
    reactor.check();
    if (!closing && ended == null) {
      finishing = true;
      closing = true;
      settle();
      go();
    }
  }

  @Override
  public void abort() {
    reactor.check();
    if (ended == null) {
      pipes.kill();
      end(new CloseReason.Aborted());
    }
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
  public String toString() {
    return Addresses.text(peer);
  }

  /// Hands on what waits and reads more, as far as that is wanted.
  private void go() {
    for (Inlet inlet : inlets) {
      if (inlet.isWaiting() && isRead()) {
        deliver(inlet);
      }
      if (inlet.mayRead() && isRead()) {
        inlet.reads();
        pipes.read(inlet.source, bytes -> arrived(inlet, bytes));
      }
    }
  }

  private boolean isRead() {
    return ended == null && (closing || listening && !paused);
  }

  private void arrived(Inlet inlet, @Nullable ByteBuffer bytes) {
    inlet.arrived(bytes);
    go();
  }

  private void deliver(Inlet inlet) {
    ByteBuffer bytes = inlet.take();
    if (bytes == null) {
      ended(inlet);
    } else if (!closing && inlet.source == Source.ERROR) {
      call("standardError", protocol -> protocol.standardError(bytes));
    } else if (!closing) {
      call("received", protocol -> protocol.received(bytes));
    }
  }

  private void ended(Inlet inlet) {
    if (inlet.source == Source.OUTPUT) {
      peerFinishedFirst = !finishing;
      if (!closing) {
        call("finished", Protocol::finished);
      }
    }
    endWhenDone();
  }

  private void feed() {
    ByteBuffer piece = outlet.next();
    if (piece != null) {
      pipes.write(piece, this::written);
    }
  }

  private void written(@Nullable IOException failure) {
    if (ended != null) {
      return;
    }
    if (failure != null) {
      refused(failure);
      return;
    }
    outlet.written();
    if (full && outlet.unsent() <= LOW_WATER) {
      full = false;
      if (!finishing) {
        call("writable", Protocol::writable);
      }
    }
    feed();
    settle();
  }

  /// A program that takes no more may still have much to say. Where nobody's end will come, the
  /// connection is lost.
  private void refused(IOException failure) {
    refused = true;
    outlet.clear();
    finishing = true;
    if (program) {
      settle();
    } else {
      end(new CloseReason.Reset(Failures.of(failure, "open", Addresses.text(peer))));
    }
  }

  private void settle() {
    if (ended == null && finishing && !finishSent && outlet.unsent() == 0) {
      finishSent = true;
      pipes.endInput();
    }
    if (ended == null && finishSent && closing && program) {
      reminder.cancel();
      reminder = reactor.after(POLITE, this::askToEnd);
    }
    endWhenDone();
  }

  private void askToEnd() {
    askedToEnd = true;
    pipes.terminate();
    reminder = reactor.after(PATIENT, pipes::kill);
  }

  private void endWhenDone() {
    if (ended != null) {
      return;
    }
    boolean read = inlets.stream().allMatch(Inlet::hasEnded);
    if (program) {
      Integer exit = status;
      if (read && exit != null) {
        end(reason(exit));
      }
    } else if (finishSent && (closing || read)) {
      end(peerFinishedFirst ? new CloseReason.ByPeer() : new CloseReason.ByUs());
    }
  }

  private CloseReason reason(int exit) {
    boolean asWeAsked = closing && (exit == 0 || askedToEnd);
    boolean unread = refused || outlet.unsent() > 0;
    return asWeAsked
        ? new CloseReason.ByUs()
        : CloseReason.Exited.of(Addresses.text(peer), exit, unread);
  }

  private void end(CloseReason reason) {
    if (ended != null) {
      return;
    }
    ended = reason;
    outlet.clear();
    reminder.cancel();
    pipes.release();
    reactor.execute(this::tellClosed);
  }

  private void tellClosed() {
    CloseReason reason = ended;
    Protocol listener = protocol;
    if (!listening || reason == null || listener == null) {
      return;
    }
    listening = false;
    try {
      listener.closed(reason);
    } catch (Throwable e) {
      reactor.report("closed of the protocol on " + this, e);
    }
  }

  @FunctionalInterface
  private interface Callback {
    void on(Protocol protocol) throws Exception;
  }

  private void call(String callback, Callback action) {
    Protocol listener = protocol;
    if (ended != null || listener == null) {
      return;
    }
    try {
      action.on(listener);
    } catch (Throwable e) {
      reactor.report(callback + " of the protocol on " + this, e);
      pipes.kill();
      end(broken(callback, e));
    }
  }

  private CloseReason broken(String callback, Throwable e) {
    return new CloseReason.Broken(
        Failures.protocolRaised(callback, "open", Addresses.text(peer), e));
  }
}
