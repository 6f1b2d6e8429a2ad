package dev.endpoint.engine.memory;

import dev.endpoint.engine.reactor.Reactor;

/// What connections and listeners in memory belong to. Reactor thread only.
public interface Medium {
  Reactor reactor();

  /// The most that one [dev.endpoint.engine.transport.Protocol#received] brings, in bytes.
  int readSize();

  /// This end of a connection is over.
  void closed(MemoryWire wire);

  /// This listener has given its address back.
  void closed(MemoryAcceptor acceptor);
}
