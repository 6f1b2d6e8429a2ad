package dev.endpoint.engine.transport;

import java.nio.ByteBuffer;

/// What to do with a connection: the callbacks of one connection, all on the reactor thread, one at
/// a time.
///
/// A callback that raises ends its own connection with a [CloseReason.Broken] and a report; nothing
/// else suffers.
public interface Protocol {
  /// First, once: the connection is usable.
  void connected(Transport transport) throws Exception;

  /// Bytes arrived. The buffer is borrowed: read what you want of it, keep no reference past this
  /// call.
  void received(ByteBuffer bytes) throws Exception;

  /// One whole message arrived, on a transport that [keeps them apart][Transport#keepsMessages].
  /// Borrowed as in [#received], to which it goes unless the protocol wants to know the kind.
  default void message(ByteBuffer bytes, MessageKind kind) throws Exception {
    received(bytes);
  }

  /// Something happened on the connection beside its bytes that is worth telling, in words: "ping
  /// received".
  default void noted(String words) throws Exception {}

  /// Bytes arrived beside the stream: what a program wrote to its standard error. Borrowed as in
  /// [#received].
  default void standardError(ByteBuffer bytes) throws Exception {}

  /// A transport that was full ([Transport#HIGH_WATER]) has room again.
  default void writable() throws Exception {}

  /// The peer will send no more; our half stays open until we end it. There is no default on
  /// purpose: a protocol with nothing left to say calls [Transport#close] here.
  void finished() throws Exception;

  /// Last, exactly once. The transport is gone.
  default void closed(CloseReason reason) throws Exception {}
}
