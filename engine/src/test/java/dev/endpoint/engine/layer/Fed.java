package dev.endpoint.engine.layer;

import dev.endpoint.engine.layer.Handshake.Done;
import dev.endpoint.engine.layer.Handshake.Refused;
import dev.endpoint.engine.layer.Handshake.Result;
import dev.endpoint.engine.transport.Facet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;

/// A talk that was fed a peer's bytes, cut in one way, as `HandshakeLayer` does it.
///
/// @param sent all it said
/// @param result what it came to
/// @param rest the bytes it left, which are payload once it is done
public record Fed(byte[] sent, Result result, byte[] rest, Handshake talk) {
  private static final int RANDOM_CUTS = 50;

  /// In pieces of these lengths; the last piece is all that is left.
  public static Fed of(Handshake talk, byte[] bytes, int... lengths) throws Exception {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    Handshake.Sender out =
        piece -> {
          byte[] copy = new byte[piece.remaining()];
          piece.get(copy);
          sent.writeBytes(copy);
        };
    ByteBuffer in = ByteBuffer.allocate(0);
    Result result = talk.step(in, out);
    int at = 0;
    for (int i = 0; at < bytes.length && result instanceof Handshake.More; i++) {
      int length = i < lengths.length ? Math.min(lengths[i], bytes.length - at) : bytes.length - at;
      ByteBuffer both = ByteBuffer.allocate(in.remaining() + length);
      in = both.put(in).put(bytes, at, length).flip();
      at += length;
      result = talk.step(in, out);
    }
    byte[] rest = new byte[in.remaining() + bytes.length - at];
    int kept = in.remaining();
    in.get(rest, 0, kept);
    System.arraycopy(bytes, at, rest, kept, bytes.length - at);
    return new Fed(sent.toByteArray(), result, rest, talk);
  }

  /// Cut in every way that there is into two, byte by byte, and in some ways at random; whatever
  /// the cuts, the same must come of it.
  public static Fed everyCut(Supplier<Handshake> talks, byte[] bytes) throws Exception {
    Fed whole = of(talks.get(), bytes);
    for (int[] lengths : cuts(bytes.length)) {
      Fed cut = of(talks.get(), bytes, lengths);
      Assertions.assertEquals(whole.outcome(), cut.outcome(), () -> lengths.length + " pieces");
      Assertions.assertArrayEquals(whole.sent(), cut.sent());
      Assertions.assertArrayEquals(whole.rest(), cut.rest());
    }
    return whole;
  }

  private static List<int[]> cuts(int length) {
    Random random = new Random(length);
    List<int[]> cuts = new ArrayList<>();
    IntStream.range(1, length).forEach(at -> cuts.add(new int[] {at}));
    cuts.add(IntStream.range(0, length).map(i -> 1).toArray());
    for (int i = 0; i < RANDOM_CUTS; i++) {
      cuts.add(random.ints(length, 1, 8).toArray());
    }
    return cuts;
  }

  /// In words that do not depend on how much of an answer was there when it was refused.
  public String outcome() {
    return result instanceof Refused refused
        ? refused.kind() + ": " + refused.message() + " [" + refused.code() + "]"
        : result.toString();
  }

  public Refused refused() {
    return Assertions.assertInstanceOf(Refused.class, result);
  }

  public Done done() {
    return Assertions.assertInstanceOf(Done.class, result);
  }

  /// `name: value` for each thing learned.
  public List<String> learned() {
    return done().learned().stream().map(Fed::words).toList();
  }

  private static String words(Facet facet) {
    return facet.name() + ": " + facet.value();
  }

  public String sentHex() {
    return HexFormat.ofDelimiter(" ").formatHex(sent);
  }

  public String sentText() {
    return text(sent);
  }

  public String restText() {
    return text(rest);
  }

  public static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List.of(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  @Override
  public String toString() {
    return outcome() + learnedWords();
  }

  private String learnedWords() {
    return result instanceof Done done
        ? done.learned().stream().map(Fed::words).collect(Collectors.joining(", "))
        : "";
  }
}
