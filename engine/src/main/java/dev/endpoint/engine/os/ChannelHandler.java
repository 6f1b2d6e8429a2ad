package dev.endpoint.engine.os;

import java.nio.channels.SelectionKey;

/// What a channel registered with the reactor does about it; the attachment of its key. Reactor
/// thread only.
interface ChannelHandler {
  /// The channel is ready for these operations. Anything thrown is reported and followed by
  /// [#abandon].
  void ready(int operations);

  /// The selector was rebuilt: this is the channel's key from now on.
  void moved(SelectionKey key);

  /// The reactor ends, or handling an event went wrong in a way that the handler did not foresee:
  /// closes the channel and tells whoever waits for it. Idempotent.
  void abandon();
}
