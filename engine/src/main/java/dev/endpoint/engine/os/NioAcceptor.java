package dev.endpoint.engine.os;

import dev.endpoint.engine.net.Network.AcceptHandler;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A listening socket. Reactor thread only.
///
/// When descriptors run out it turns newcomers away with the [reserved one][ReservedDescriptor],
/// and where even that fails it stops accepting for a moment; so it never spins, and accepts again
/// as soon as there is room.
final class NioAcceptor implements ChannelHandler, Acceptor {
  /// Connections accepted in one turn; others get their turn in between.
  private static final int BATCH = 64;

  private static final Duration SHORTEST_REST = Duration.ofMillis(10);
  private static final Duration LONGEST_REST = Duration.ofMillis(100);
  private static final long QUIET_NANOS = 1_000_000_000L;

  private final NioReactor reactor;
  private final NioNetwork network;
  private final ServerSocketChannel channel;
  private final SocketAddress address;
  private final @Nullable SocketFile file;
  private final Map<SocketOption<?>, Object> options;
  private final AcceptHandler handler;
  private @Nullable SelectionKey key;
  private Duration rest = SHORTEST_REST;
  private boolean said;
  private long saidAt;

  /// @param channel bound and non-blocking
  /// @param local what it was asked to be bound to
  /// @param file the socket's own, which goes with the listener; null if it has none
  NioAcceptor(
      NioReactor reactor,
      NioNetwork network,
      ServerSocketChannel channel,
      SocketAddress local,
      @Nullable SocketFile file,
      Map<SocketOption<?>, Object> options,
      AcceptHandler handler)
      throws IOException {
    this.reactor = reactor;
    this.network = network;
    this.channel = channel;
    this.address = file == null ? channel.getLocalAddress() : local;
    this.file = file;
    this.options = options;
    this.handler = handler;
  }

  void start() throws IOException {
    key = reactor.register(channel, SelectionKey.OP_ACCEPT, this);
  }

  @Override
  public SocketAddress address() {
    return address;
  }

  @Override
  public void close(Runnable closed) {
    closeChannel();
    reactor.afterNextSelect(closed);
  }

  @Override
  public void ready(int operations) {
    try {
      acceptSome();
    } catch (Throwable e) {
      // Out of memory, or of descriptors to load a class with: no reason to stop listening.
      reactor.report("accepting on " + Addresses.text(address), e);
      restAWhile();
    }
  }

  private void acceptSome() {
    for (int i = 0; i < BATCH && channel.isOpen(); i++) {
      try {
        SocketChannel newcomer = channel.accept();
        if (newcomer == null) {
          return;
        }
        rest = SHORTEST_REST;
        adopt(newcomer);
      } catch (IOException e) {
        if (!goOnAfter(e)) {
          return;
        }
      }
    }
  }

  @Override
  public void moved(SelectionKey key) {
    this.key = key;
  }

  @Override
  public void abandon() {
    closeChannel();
  }

  private void adopt(SocketChannel newcomer) {
    ChannelTransport transport;
    try {
      newcomer.configureBlocking(false);
      SocketSettings.apply(newcomer, options);
      transport = network.transport(newcomer, null);
      network.opened();
    } catch (IOException | RuntimeException e) {
      NioNetwork.closeQuietly(newcomer);
      say(Failures.of(e, "listening", Addresses.text(address)));
      return;
    }
    network.handOver(transport, handler::accepted);
  }

  /// Returns whether to try the next one.
  private boolean goOnAfter(IOException e) {
    Failure failure = Failures.of(e, "listening", Addresses.text(address));
    if (failure.kind() == Failure.Kind.RESET) {
      return true; // gone again before it was accepted
    }
    say(failure);
    boolean turnedAway =
        failure.kind() == Failure.Kind.OUT_OF_DESCRIPTORS && network.reserved().turnAway(channel);
    if (!turnedAway) {
      restAWhile();
    }
    return turnedAway;
  }

  private void restAWhile() {
    interest(0);
    reactor.after(rest, () -> interest(SelectionKey.OP_ACCEPT));
    Duration doubled = rest.multipliedBy(2);
    rest = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
  }

  private void interest(int operations) {
    if (key != null && key.isValid()) {
      key.interestOps(operations);
    }
  }

  private void say(Failure failure) {
    long now = reactor.nanos();
    if (said && now - saidAt < QUIET_NANOS) {
      return;
    }
    said = true;
    saidAt = now;
    try {
      handler.troubled(failure);
    } catch (Throwable e) {
      reactor.report("telling of trouble with " + Addresses.text(address), e);
    }
  }

  private void closeChannel() {
    if (!channel.isOpen()) {
      return;
    }
    network.closed();
    try {
      channel.close();
      if (file != null) {
        file.remove();
      }
    } catch (IOException e) {
      reactor.report("closing the listener on " + Addresses.text(address), e);
    }
  }
}
