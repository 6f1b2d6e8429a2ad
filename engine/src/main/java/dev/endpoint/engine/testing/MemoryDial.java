package dev.endpoint.engine.testing;

import dev.endpoint.engine.memory.MemoryWire;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One dial of a [MemoryNetwork] on its way to its one answer.
final class MemoryDial {
  private final MemoryNetwork network;
  private final SocketAddress remote;
  private final DialOptions options;
  private final DialHandler handler;
  private Cancellable timer = () -> {};

  MemoryDial(
      MemoryNetwork network, SocketAddress remote, DialOptions options, DialHandler handler) {
    this.network = network;
    this.remote = remote;
    this.options = options;
    this.handler = handler;
  }

  void start(@Nullable Answer answer) {
    Failure local = network.cannotDialFrom(options.local(), remote);
    if (local != null) {
      timer = network.reactor().after(Duration.ZERO, () -> fail(local));
    } else if (answer == null) {
      timer = network.reactor().after(Duration.ZERO, this::knock);
    } else if (answer.kind() != Answer.Kind.HANG) {
      timer = network.reactor().after(answer.delay(), () -> give(answer));
    }
  }

  void cancel() {
    network.reactor().check();
    timer.cancel();
    network.answered(this);
  }

  @Override
  public String toString() {
    return Addresses.text(remote);
  }

  private void knock() {
    if (network.listenerFor(remote) == null) {
      fail(MemoryNetwork.refused(remote));
    } else {
      succeed();
    }
  }

  private void give(Answer answer) {
    switch (answer.kind()) {
      case ACCEPT -> succeed();
      case REFUSE -> fail(MemoryNetwork.refused(remote));
      case FAIL -> fail(Objects.requireNonNull(answer.failure()));
      case HANG -> {}
    }
  }

  private void fail(Failure failure) {
    network.answered(this);
    handler.failed(failure);
  }

  private void succeed() {
    network.answered(this);
    MemoryWire wire = network.connect(remote, options, network.listenerFor(remote));
    try {
      handler.dialed(wire);
    } catch (Throwable e) {
      wire.abort();
      throw e;
    }
  }
}
