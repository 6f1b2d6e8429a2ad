package dev.endpoint.engine.service;

import dev.endpoint.engine.layer.PassingLayer;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;

/// A connection of a service: the user's protocol on it, and the service's hand on it.
final class Watched extends PassingLayer {
  /// Hears what becomes of the connection; reactor thread.
  interface Watcher {
    /// It is there; its protocol has not heard of it yet.
    void opened(Watched connection);

    /// Its protocol's `connected` has returned.
    default void usable(Watched connection) {}

    /// It is over, and its protocol has heard so.
    void closed(Watched connection, CloseReason reason);
  }

  private final Watcher watcher;

  Watched(Protocol protocol, Watcher watcher) {
    super(protocol);
    this.watcher = watcher;
  }

  Protocol protocol() {
    return above();
  }

  /// The peer's address, as a person would write it.
  String peerText() {
    return Addresses.text(peerAddress());
  }

  @Override
  public void connected(Transport transport) throws Exception {
    super.connected(transport);
    watcher.usable(this);
  }

  @Override
  protected void attached(Transport transport) {
    watcher.opened(this);
  }

  @Override
  public void closed(CloseReason reason) throws Exception {
    try {
      super.closed(reason);
    } finally {
      watcher.closed(this, reason);
    }
  }
}
