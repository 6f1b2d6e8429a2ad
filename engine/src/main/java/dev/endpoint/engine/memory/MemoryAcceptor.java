package dev.endpoint.engine.memory;

import dev.endpoint.engine.net.Network.AcceptHandler;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.transport.Addresses;
import java.net.SocketAddress;

/// A listener in memory.
public final class MemoryAcceptor implements Acceptor {
  private final Medium medium;
  private final SocketAddress address;
  private final AcceptHandler handler;
  private boolean up = true;

  public MemoryAcceptor(Medium medium, SocketAddress address, AcceptHandler handler) {
    this.medium = medium;
    this.address = address;
    this.handler = handler;
  }

  @Override
  public SocketAddress address() {
    return address;
  }

  @Override
  public void close(Runnable closed) {
    medium.reactor().check();
    up = false;
    medium
        .reactor()
        .execute(
            () -> {
              medium.closed(this);
              closed.run();
            });
  }

  /// Whether it accepts.
  public boolean isUp() {
    return up;
  }

  public AcceptHandler handler() {
    return handler;
  }

  /// Hands in a new connection; one that comes as the listener closes is reset, as a system does
  /// with its backlog.
  public void accept(MemoryWire wire) {
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
