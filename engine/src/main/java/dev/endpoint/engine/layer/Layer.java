package dev.endpoint.engine.layer;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transport upon a transport: towards the connection below it is the protocol, towards the
/// protocol above it is the transport. It passes everything through; a subclass overrides only what
/// it changes. All on the reactor thread.
///
/// Messages are the exception: they are bytes to it, [#received] and written as such, so a layer
/// that changes bytes is never passed by. A [PassingLayer] passes them on.
public abstract class Layer implements Protocol, Transport {
  private @Nullable Protocol above;
  private @Nullable Transport below;

  protected Layer(Protocol above) {
    this.above = above;
  }

  /// A layer whose protocol is not known yet: until [#serve] it handles every callback itself.
  Layer() {}

  /// Sets the protocol above, once; its `connected` is the caller's to call.
  final void serve(Protocol protocol) {
    if (above != null) {
      throw new IllegalStateException("a layer serves one protocol");
    }
    above = protocol;
  }

  /// The protocol this layer serves; there is none before it is known.
  protected final Protocol above() {
    Protocol protocol = above;
    if (protocol == null) {
      throw new IllegalStateException("no protocol yet");
    }
    return protocol;
  }

  /// The transport this layer stands on; there is none before [#connected].
  protected final Transport below() {
    Transport transport = below;
    if (transport == null) {
      throw new IllegalStateException("not connected yet");
    }
    return transport;
  }

  /// The layer of a kind that a transport is, or stands on, however far below; null when there is
  /// none.
  public static <T extends Layer> @Nullable T under(Transport transport, Class<T> kind) {
    @Nullable Transport at = transport;
    while (at instanceof Layer layer && !kind.isInstance(layer)) {
      at = layer.below;
    }
    return kind.isInstance(at) ? kind.cast(at) : null;
  }

  @Override
  public void connected(Transport transport) throws Exception {
    below = transport;
    attached(transport);
    if (above != null) {
      above.connected(this);
    }
  }

  /// The transport below is there, and the protocol above has not heard of it yet.
  protected void attached(Transport transport) {}

  @Override
  public void received(ByteBuffer bytes) throws Exception {
    above().received(bytes);
  }

  /// A layer whose protocol is not known yet has nobody to tell.
  @Override
  public void standardError(ByteBuffer bytes) throws Exception {
    if (above != null) {
      above.standardError(bytes);
    }
  }

  @Override
  public void noted(String words) throws Exception {
    if (above != null) {
      above.noted(words);
    }
  }

  @Override
  public void writable() throws Exception {
    above().writable();
  }

  @Override
  public void finished() throws Exception {
    above().finished();
  }

  @Override
  public void closed(CloseReason reason) throws Exception {
    above().closed(reason);
  }

  @Override
  public void write(ByteBuffer bytes) {
    below().write(bytes);
  }

  @Override
  public long unsent() {
    return below().unsent();
  }

  @Override
  public boolean hasRoom() {
    return below().hasRoom() && unsent() < HIGH_WATER;
  }

  @Override
  public void pause() {
    below().pause();
  }

  @Override
  public void resume() {
    below().resume();
  }

  @Override
  public void finish() {
    below().finish();
  }

  @Override
  public void close() {
    below().close();
  }

  @Override
  public void abort() {
    below().abort();
  }

  @Override
  public SocketAddress localAddress() {
    return below().localAddress();
  }

  @Override
  public SocketAddress peerAddress() {
    return below().peerAddress();
  }

  @Override
  public List<Facet> facets() {
    return below().facets();
  }
}
