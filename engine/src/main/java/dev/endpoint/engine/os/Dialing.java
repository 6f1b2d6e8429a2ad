package dev.endpoint.engine.os;

import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.net.PathOption;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// One connection being made. Reactor thread only.
final class Dialing implements ChannelHandler, Cancellable {
  private static final String STAGE = "connecting";
  private static final Duration RETRY = Duration.ofMillis(20);

  private final NioReactor reactor;
  private final NioNetwork network;
  private final SocketAddress remote;
  private final DialHandler handler;
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private Cancellable retry = () -> {};
  private boolean open;
  private boolean over;

  Dialing(NioReactor reactor, NioNetwork network, SocketAddress remote, DialHandler handler) {
    this.reactor = reactor;
    this.network = network;
    this.remote = remote;
    this.handler = handler;
  }

  void start(DialOptions options) {
    if (isWithoutOwner(options)) {
      return;
    }
    try {
      SocketChannel channel = SocketSettings.open(remote);
      this.channel = channel;
      count();
      SocketSettings.apply(channel, options.socket());
      if (options.local() != null && !bind(channel, options.local())) {
        return;
      }
      if (channel.connect(remote)) {
        reactor.execute(this::connected);
      } else {
        key = reactor.register(channel, SelectionKey.OP_CONNECT, this);
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      if (isQueueFull(e)) {
        retry = reactor.after(RETRY, () -> start(options));
      } else {
        failLater(words(e));
      }
    }
  }

  private boolean isWithoutOwner(DialOptions options) {
    if (remote instanceof UnixDomainSocketAddress file
        && Boolean.TRUE.equals(options.socket().get(PathOption.LOCK))
        && !LockFile.isHeld(file.getPath())) {
      failLater(PathFailures.noOwner(file.getPath()));
      return true;
    }
    return false;
  }

  private void count() {
    if (!open) {
      network.opened();
      open = true;
    }
  }

  /// A listener on a socket file whose queue is full turns clients away where TCP lets them wait.
  private boolean isQueueFull(Throwable e) {
    return remote instanceof UnixDomainSocketAddress
        && String.valueOf(e.getMessage()).contains("temporarily unavailable");
  }

  @Override
  public void cancel() {
    reactor.runUnlessClosed(this::cancelNow);
  }

  private void cancelNow() {
    if (!over) {
      over = true;
      retry.cancel();
      closeChannel();
    }
  }

  @Override
  public void ready(int operations) {
    connected();
  }

  @Override
  public void moved(SelectionKey key) {
    this.key = key;
  }

  @Override
  public void abandon() {
    fail(Failures.of(new CancellationException(), STAGE, Addresses.text(remote)));
  }

  private boolean bind(SocketChannel channel, SocketAddress local) {
    try {
      channel.bind(SocketSettings.localFor(remote, local));
      return true;
    } catch (UnsupportedAddressTypeException e) {
      failLater(otherFamily(local));
    } catch (IOException | RuntimeException e) {
      failLater(Failures.of(e, STAGE, Addresses.text(local)));
    }
    return false;
  }

  private Failure otherFamily(SocketAddress local) {
    return new Failure(
        Failure.Kind.BAD_ARGUMENT,
        STAGE,
        Addresses.text(remote),
        Addresses.text(remote) + " cannot be reached from " + Addresses.text(local),
        "One is an IPv4 and the other an IPv6 address. Give a local address of the same kind, or"
            + " none.");
  }

  private void connected() {
    SocketChannel channel = this.channel;
    if (over || channel == null) {
      return;
    }
    try {
      if (!channel.finishConnect()) {
        return;
      }
      refuseItself(channel);
      ChannelTransport transport = network.transport(channel, key);
      over = true;
      network.handOver(transport, handler::dialed);
    } catch (IOException | RuntimeException e) {
      fail(words(e));
    }
  }

  /// A port from the range that the system chooses from may be chosen for our own end: then TCP
  /// connects the socket with itself, where a person expects that nothing listens.
  private static void refuseItself(SocketChannel channel) throws IOException {
    if (channel.getLocalAddress().equals(channel.getRemoteAddress())) {
      throw new ConnectException("Connection refused");
    }
  }

  private Failure words(Throwable e) {
    return remote instanceof UnixDomainSocketAddress file
        ? PathFailures.connecting(e, file.getPath())
        : Failures.of(e, STAGE, Addresses.text(remote));
  }

  private void failLater(Failure failure) {
    closeChannel();
    reactor.execute(() -> fail(failure));
  }

  private void fail(Failure failure) {
    if (over) {
      return;
    }
    over = true;
    closeChannel();
    handler.failed(failure);
  }

  private void closeChannel() {
    if (channel == null || !open) {
      return;
    }
    open = false;
    network.closed();
    try {
      channel.close();
    } catch (IOException e) {
      reactor.report("closing a connection to " + Addresses.text(remote), e);
    }
  }
}
