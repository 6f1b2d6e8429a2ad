package dev.endpoint.engine.transport;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

/// One end of an open connection, as its protocol sees it. All methods belong to the reactor
/// thread.
///
/// A transport has two halves. [#finish] ends ours, the peer ends its own ([Protocol#finished]);
/// when both have ended, or on [#close], [#abort] or an error, [Protocol#closed] comes exactly once
/// and last. After that every method is a harmless no-op.
public interface Transport {
  /// At this many [unsent][#unsent] bytes a transport counts as full: a polite writer stops there
  /// and goes on at [Protocol#writable].
  int HIGH_WATER = 1 << 20;

  /// [Protocol#writable] comes when a transport that was full has drained to this many bytes.
  int LOW_WATER = 1 << 18;

  /// Sends all remaining bytes of the buffer: what the system does not take now is copied to the
  /// outbox. The buffer is the caller's again on return. After [#finish] or [#close] the bytes are
  /// dropped.
  void write(ByteBuffer bytes);

  /// Whether what is written arrives as messages, each as it was written, and not as a stream: then
  /// every [#write] of some bytes is a message of its own.
  default boolean keepsMessages() {
    return false;
  }

  /// Sends the remaining bytes as one message of this kind, also when there are none. A transport
  /// that keeps no messages writes the bytes. Messages written without a kind are binary.
  ///
  /// @throws IllegalArgumentException when a text message is not UTF-8; see [MessageKind#of]
  default void write(ByteBuffer bytes, MessageKind kind) {
    write(bytes);
  }

  /// Bytes taken by [#write] that the system has not taken yet.
  long unsent();

  /// Whether the outbox is below [#HIGH_WATER] and what is written is still sent. After [#finish]
  /// and [#close], and once the connection is lost, it is false: so a writer that goes on while
  /// there is room comes to an end.
  boolean hasRoom();

  /// Stops reading: nothing is delivered until [#resume], and the peer feels it as back-pressure.
  void pause();

  /// Reads again.
  void resume();

  /// Half-close: sends what is in the outbox, then tells the peer that no more will come (TCP:
  /// FIN). Receiving goes on.
  void finish();

  /// Sends what is in the outbox, then closes both halves. Nothing more is delivered.
  void close();

  /// Closes at once and drops the outbox (TCP: RST).
  void abort();

  SocketAddress localAddress();

  SocketAddress peerAddress();

  /// What is known about this connection beside its addresses, outermost layer first.
  default List<Facet> facets() {
    return List.of();
  }
}
