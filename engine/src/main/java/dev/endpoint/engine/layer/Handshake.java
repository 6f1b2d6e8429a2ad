package dev.endpoint.engine.layer;

import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A talk with the peer before the payload, as a pure machine: bytes in, bytes out, no socket, no
/// clock, no thread. So a test can feed it every cut of a byte stream.
///
/// [#step] is called once with an empty buffer at the start, so that the side that speaks first
/// can, and then whenever bytes arrived. It takes from `in` what it understands and leaves the
/// rest: what it left comes again, in front of the bytes that follow. What is left when it is
/// [Done] belongs to the payload.
public interface Handshake {
  /// @param in the peer's bytes that were not taken yet; valid during this call
  /// @param out takes what is to be sent; the buffer is the caller's again on return
  Result step(ByteBuffer in, Sender out) throws Exception;

  /// The most bytes that may wait untaken. A peer that sends more without coming to an end is
  /// refused.
  default int limit() {
    return 64 * 1024;
  }

  /// The likely reason if the peer says nothing more from here on and time runs out; empty for what
  /// is said of the whole talk.
  default String slow() {
    return "";
  }

  /// The peer has ended the connection before the talk was over.
  ///
  /// @param in the bytes that were not taken
  /// @return how to say it; null for the layer's own words
  default @Nullable Refused endedEarly(ByteBuffer in) {
    return null;
  }

  @FunctionalInterface
  interface Sender {
    void send(ByteBuffer bytes);
  }

  sealed interface Result {}

  /// It goes on when more bytes arrive.
  record More() implements Result {}

  /// The connection is usable.
  ///
  /// @param learned what the talk told about the connection
  /// @param peer the real peer, when the talk named one, as a PROXY header does
  /// @param local the address that the real peer connected to, when the talk named it
  record Done(List<Facet> learned, @Nullable SocketAddress peer, @Nullable SocketAddress local)
      implements Result {
    public Done {
      learned = List.copyOf(learned);
    }

    public Done(List<Facet> learned) {
      this(learned, null, null);
    }
  }

  /// It cannot succeed. Stage and target of the failure are filled in by the layer.
  record Refused(Failure.Kind kind, String message, String meaning, String code)
      implements Result {}
}
