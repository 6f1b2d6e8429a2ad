package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.layer.Handshake.Result;
import dev.endpoint.engine.transport.Addresses;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Feeds a stream to the machine that reads headers, cut in any way.
final class Cuts {
  static final String PEER = "192.0.2.9:4000";

  /// What came of it, and what is left for the payload.
  record Verdict(Result result, String payload) {
    String message() {
      return ((Handshake.Refused) result).message();
    }

    Handshake.Done done() {
      return (Handshake.Done) result;
    }

    String client() {
      return done().peer() == null ? "real" : Addresses.text(done().peer());
    }

    String local() {
      return done().local() == null ? "real" : Addresses.text(done().local());
    }

    String facet(String name) {
      return done().learned().stream()
          .filter(facet -> facet.name().equals(name))
          .map(facet -> facet.value())
          .findFirst()
          .orElse("none");
    }
  }

  private Cuts() {}

  /// The verdict on these pieces, each as far as it is needed.
  static Verdict of(List<byte[]> pieces) {
    HeaderReader reader = new HeaderReader(PEER);
    Result result = reader.step(ByteBuffer.allocate(0), Cuts::sends);
    ByteBuffer waiting = ByteBuffer.allocate(0);
    int next = 0;
    while (result instanceof Handshake.More && next < pieces.size()) {
      waiting = joined(waiting, pieces.get(next++));
      int before = waiting.remaining();
      result = reader.step(waiting, Cuts::sends);
      if (result instanceof Handshake.More) {
        assertEquals(before, waiting.remaining(), "it takes a header as a whole");
        assertFalse(waiting.remaining() > reader.limit(), "it waits for more than it may");
      }
    }
    while (next < pieces.size()) {
      waiting = joined(waiting, pieces.get(next++));
    }
    return new Verdict(result, result instanceof Handshake.Done ? text(waiting) : "");
  }

  private static void sends(ByteBuffer bytes) {
    throw new AssertionError("a receiver of headers says nothing");
  }

  private static ByteBuffer joined(ByteBuffer waiting, byte[] piece) {
    ByteBuffer both = ByteBuffer.allocate(waiting.remaining() + piece.length);
    return both.put(waiting).put(piece).flip();
  }

  private static String text(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return new String(copy, StandardCharsets.ISO_8859_1);
  }

  /// The one verdict on this stream however it is cut: in one piece, in two at every place, byte by
  /// byte.
  static Verdict ofAnyCut(byte[] stream) {
    Verdict whole = of(List.of(stream));
    for (int i = 1; i < stream.length; i++) {
      assertEquals(
          whole, of(List.of(part(stream, 0, i), part(stream, i, stream.length))), "at " + i);
    }
    List<byte[]> bytes = new ArrayList<>();
    for (int i = 0; i < stream.length; i++) {
      bytes.add(part(stream, i, i + 1));
    }
    assertEquals(whole, of(bytes), "byte by byte");
    return whole;
  }

  private static byte[] part(byte[] stream, int from, int to) {
    return Arrays.copyOfRange(stream, from, to);
  }

  static Verdict ofAnyCut(String stream) {
    return ofAnyCut(stream.getBytes(StandardCharsets.ISO_8859_1));
  }
}
