package dev.endpoint.engine.peers;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Our end of a connection: sends back what it gets, ends when the peer does, and remembers what
/// was known of the connection when it was made.
final class Mirror implements Protocol {
  private final CompletableFuture<Transport> connected = new CompletableFuture<>();
  private final CompletableFuture<List<Facet>> facets = new CompletableFuture<>();
  private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
  private boolean silent;

  /// Drops what it gets instead.
  Mirror silent() {
    silent = true;
    return this;
  }

  CompletableFuture<Transport> transport() {
    return connected;
  }

  CompletableFuture<CloseReason> closed() {
    return closed;
  }

  /// The value of what is known by that name, or nothing.
  String fact(String name) {
    return facets.join().stream()
        .filter(facet -> facet.name().equals(name))
        .map(Facet::value)
        .findFirst()
        .orElse("");
  }

  @Override
  public void connected(Transport transport) {
    facets.complete(transport.facets());
    connected.complete(transport);
  }

  @Override
  public void received(ByteBuffer bytes) {
    if (!silent) {
      connected.join().write(bytes);
    }
  }

  @Override
  public void finished() {
    connected.join().close();
  }

  @Override
  public void closed(CloseReason reason) {
    closed.complete(reason);
  }
}
