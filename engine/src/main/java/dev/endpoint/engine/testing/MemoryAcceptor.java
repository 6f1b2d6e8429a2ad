package dev.endpoint.engine.testing;

import dev.endpoint.engine.net.Network.AcceptHandler;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.transport.Addresses;
import java.net.SocketAddress;

/// A listener of a [MemoryNetwork].
final class MemoryAcceptor implements Acceptor {
  private final MemoryNetwork network;
  private final SocketAddress address;
  private final AcceptHandler handler;
  private boolean up = true;

  MemoryAcceptor(MemoryNetwork network, SocketAddress address, AcceptHandler handler) {
    this.network = network;
    this.address = address;
    this.handler = handler;
  }

  @Override
  public SocketAddress address() {
    return address;
  }

  @Override
  public void close(Runnable closed) {
    network.reactor().check();
    up = false;
    network
        .reactor()
        .execute(
            () -> {
              network.closed(this);
              closed.run();
            });
  }

  boolean isUp() {
    return up;
  }

  AcceptHandler handler() {
    return handler;
  }

  /// Hands in a new connection; one that comes as the listener closes is reset, as a system does
  /// with its backlog.
  void accept(MemoryWire wire) {
    if (!up) {
      wire.abort();
      return;
    }
    try {
      handler.accepted(wire);
    } catch (Throwable e) {
      wire.abort();
      throw e;
    }
  }

  @Override
  public String toString() {
    return Addresses.text(address);
  }
}
