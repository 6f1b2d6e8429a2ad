package dev.endpoint.engine.os;

import dev.endpoint.engine.memory.MemoryAddress;
import dev.endpoint.engine.memory.Switchboard;
import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Failures;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The operating system's stream sockets, by non-blocking channels on one [NioReactor]; and
/// connections in memory, which need no system.
public final class NioNetwork implements Network, AutoCloseable {
  private static final Path PROC = Path.of("/proc");

  private final NioReactor reactor;
  private final Buffers buffers = new Buffers();
  private final IdleWatch idleWatch;
  private final ReservedDescriptor reserved;
  private final PortHolders portHolders = new PortHolders(PROC);
  private final PeerPrograms peerPrograms;
  private final Switchboard switchboard;
  private int open;

  /// @throws IOException if there is no descriptor left to reserve
  public NioNetwork(NioReactor reactor) throws IOException {
    this.reactor = reactor;
    this.idleWatch = new IdleWatch(reactor);
    this.reserved = new ReservedDescriptor();
    this.peerPrograms = new PeerPrograms(reactor, PROC);
    this.switchboard = new Switchboard(reactor);
    reactor.whenClosing(switchboard::abandon);
  }

  @Override
  public Cancellable dial(SocketAddress remote, DialOptions options, DialHandler handler) {
    reactor.check();
    if (remote instanceof MemoryAddress inside) {
      return switchboard.dial(inside, handler);
    }
    Rehearsal.once();
    Dialing dialing = new Dialing(reactor, this, remote, handler);
    dialing.start(options);
    return dialing;
  }

  @Override
  public Acceptor listen(SocketAddress local, ListenOptions options, AcceptHandler handler)
      throws FailureException {
    reactor.check();
    if (local instanceof MemoryAddress inside) {
      return switchboard.listen(inside, handler);
    }
    Rehearsal.once();
    try {
      return bind(local, options, handler);
    } catch (IOException | RuntimeException e) {
      throw Failures.of(e, "listening", Addresses.text(local)).toException();
    }
  }

  private Acceptor bind(SocketAddress local, ListenOptions options, AcceptHandler handler)
      throws IOException, FailureException {
    ServerSocketChannel channel = SocketSettings.openServer(local);
    @Nullable SocketFile file = null;
    try {
      SocketSettings.apply(channel, options.socket());
      file = bind(channel, local, options);
      NioAcceptor acceptor =
          new NioAcceptor(reactor, this, channel, local, file, options.socket(), handler);
      acceptor.start();
      opened();
      return acceptor;
    } catch (IOException | RuntimeException | FailureException e) {
      closeQuietly(channel);
      if (file != null) {
        file.remove();
      }
      throw e;
    }
  }

  @Override
  public Acceptor adopt(AcceptHandler handler) throws FailureException {
    reactor.check();
    ServerSocketChannel channel = InheritedSocket.take();
    try {
      channel.configureBlocking(false);
      SocketAddress local = channel.getLocalAddress();
      NioAcceptor acceptor =
          new NioAcceptor(reactor, this, channel, local, null, Map.of(), handler);
      acceptor.start();
      opened();
      return acceptor;
    } catch (IOException e) {
      closeQuietly(channel);
      throw Failures.of(e, "listening", InheritedSocket.WORDS).toException();
    }
  }

  /// Returns the socket's file if it has one.
  private static @Nullable SocketFile bind(
      ServerSocketChannel channel, SocketAddress local, ListenOptions options)
      throws IOException, FailureException {
    if (local instanceof UnixDomainSocketAddress path) {
      return SocketFile.bind(channel, path, options.backlog(), options.socket());
    }
    channel.bind(local, options.backlog());
    return null;
  }

  @Override
  public Cancellable findHolder(SocketAddress busy, Consumer<String> answer) {
    return reactor.blocking(
        () -> busy instanceof InetSocketAddress inet ? portHolders.find(inet) : "",
        (words, failure) -> answer.accept(words == null ? "" : words));
  }

  @Override
  public Cancellable findPeer(SocketAddress local, SocketAddress peer, Consumer<String> answer) {
    reactor.check();
    return local instanceof InetSocketAddress here
            && peer instanceof InetSocketAddress there
            && isOnThisComputer(here, there)
        ? peerPrograms.ask(new PeerPrograms.Ends(here, there), answer)
        : reactor.after(Duration.ZERO, () -> answer.accept(""));
  }

  private static boolean isOnThisComputer(InetSocketAddress local, InetSocketAddress peer) {
    return peer.getAddress() != null
        && (peer.getAddress().isLoopbackAddress() || peer.getAddress().equals(local.getAddress()));
  }

  /// Dials under way, listeners and connections that are open. Reactor thread only.
  public int open() {
    reactor.check();
    return open + switchboard.open();
  }

  /// Gives back what the network itself holds; its connections and listeners are closed by the
  /// reactor, which is to be closed before.
  @Override
  public void close() {
    reserved.close();
  }

  void opened() {
    open++;
  }

  void closed() {
    open--;
  }

  Buffers buffers() {
    return buffers;
  }

  IdleWatch idleWatch() {
    return idleWatch;
  }

  ReservedDescriptor reserved() {
    return reserved;
  }

  ChannelTransport transport(SocketChannel channel, @Nullable SelectionKey key) throws IOException {
    return new ChannelTransport(reactor, this, channel, key);
  }

  /// Gives the new connection to whom it is for; if that raises, the connection is aborted.
  void handOver(ChannelTransport transport, Consumer<ChannelTransport> taker) {
    try {
      taker.accept(transport);
      transport.watchWhileIdle();
    } catch (Throwable e) {
      reactor.report("taking the connection " + transport, e);
      transport.abort();
    }
  }

  /// For what is given up anyway: that it cannot even be closed adds nothing.
  static void closeQuietly(Closeable channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // the descriptor is gone as far as we can tell
    }
  }
}
