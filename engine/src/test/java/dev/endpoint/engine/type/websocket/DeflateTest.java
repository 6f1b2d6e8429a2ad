package dev.endpoint.engine.type.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.MessageKind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// RFC 7692 by its sections, and sections 12 and 13 of the Autobahn suite in modest sizes. The raw
/// side compresses with the JDK, by this test's own hand.
class DeflateTest {
  private static final String NAME = "permessage-deflate";

  /// What the raw side offers or answers: keeps, or not, and windows.
  static Stream<Arguments> terms() {
    return Stream.of(
            "",
            "; server_no_context_takeover",
            "; client_no_context_takeover",
            "; server_no_context_takeover; client_no_context_takeover",
            "; server_max_window_bits=9",
            "; client_max_window_bits=8; server_max_window_bits=8")
        .flatMap(more -> Stream.of(Side.values()).map(side -> Arguments.of(NAME + more, side)));
  }

  /// The sizes of the suite, and those around one piece of ours.
  private static final int[] SIZES = {
    1, 16, 64, 256, 1024, 4096, 8192, 16_383, 16_384, 16_385, 32_768, 131_072
  };

  @ParameterizedTest(name = "{0}, we are the {1}")
  @MethodSource("terms")
  void anEchoOfTextAndNoiseInOneConnection(String extension, Side side) throws Exception {
    Bench bench = new Bench(side, "", new Echo()).open(extension);
    String theirs = side == Side.SERVER ? "client" : "server";
    Peer peer = new Peer(bench, extension.contains(theirs + "_no_context_takeover"));
    Random random = new Random(7692);
    for (int size : SIZES) {
      byte[] noise = new byte[size];
      random.nextBytes(noise);
      peer.echoes(Frames.BINARY, noise);
      byte[] text = "{\"name\": \"endpoint\", \"n\": 12345}, ".repeat(size / 30 + 1).getBytes();
      peer.echoes(Frames.TEXT, Arrays.copyOf(text, size));
      peer.echoes(Frames.TEXT, Arrays.copyOf(text, size));
    }
    bench.close();
  }

  /// Whether the second of two equal messages is shorter tells whether the first is remembered.
  @ParameterizedTest
  @CsvSource({
    "'', true",
    "; server_no_context_takeover, false",
    "; server_max_window_bits=9, false"
  })
  void contextIsTakenOverOnlyWhereAgreed(String more, boolean kept) throws Exception {
    Bench bench = new Bench(Side.SERVER, "", new Echo()).open(NAME + more);
    Peer peer = new Peer(bench, false);
    byte[] noise = new byte[400];
    new Random(1).nextBytes(noise);
    int first = peer.echoes(Frames.BINARY, noise);
    int second = peer.echoes(Frames.BINARY, noise);
    assertEquals(kept, second < first / 2, first + ", then " + second);
    bench.close();
  }

  /// No distance may reach further back than the window agreed on.
  @ParameterizedTest
  @EnumSource(Side.class)
  void aSmallWindowIsKept(Side side) throws Exception {
    String bits = side == Side.SERVER ? "server_max_window_bits" : "client_max_window_bits";
    for (int window = 8; window <= 14; window++) {
      Bench bench = new Bench(side, "", new Echo()).open(NAME + "; " + bits + "=" + window);
      Peer peer = new Peer(bench, false);
      byte[] half = new byte[1 << window];
      new Random(window).nextBytes(half);
      byte[] twice = Arrays.copyOf(half, 2 * half.length);
      System.arraycopy(half, 0, twice, half.length, half.length);
      assertTrue(peer.echoes(Frames.BINARY, twice) >= twice.length, "the second half is not found");
      bench.close();
    }
  }

  /// The examples of section 7.2.3.
  @ParameterizedTest(name = "{0}, we are the {2}")
  @MethodSource("examples")
  void theExamplesOfTheRfc(String section, List<String> frames, Side side) throws Exception {
    RecordingProtocol our = new RecordingProtocol();
    Bench bench = new Bench(side, "", our).open(NAME);
    for (String frame : frames) {
      byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(frame);
      bench.send(new Frames.Raw(bytes[0] & 0xff, Arrays.copyOfRange(bytes, 2, bytes.length)));
    }
    assertEquals("Hello", our.receivedText().substring(our.receivedText().length() - 5));
    assertEquals(MessageKind.TEXT, our.kinds().getLast());
    bench.close();
  }

  static Stream<Arguments> examples() {
    return Stream.of(
            new Object[] {"7.2.3.1", List.of("c1 07 f2 48 cd c9 c9 07 00")},
            new Object[] {"7.2.3.1 fragments", List.of("41 03 f2 48 cd", "80 04 c9 c9 07 00")},
            new Object[] {"7.2.3.2", List.of("c1 07 f2 48 cd c9 c9 07 00", "c1 05 f2 00 11 00 00")},
            new Object[] {"7.2.3.3", List.of("c1 0b 00 05 00 fa ff 48 65 6c 6c 6f 00")},
            new Object[] {"7.2.3.4", List.of("c1 08 f3 48 cd c9 c9 07 00 00")},
            new Object[] {"7.2.3.5", List.of("c1 0d f2 48 05 00 00 00 ff ff ca c9 c9 07 00")},
            new Object[] {
              "7.2.3.6, an empty one first", List.of("c1 01 00", "81 05 48 65 6c 6c 6f")
            })
        .flatMap(one -> Stream.of(Side.values()).map(side -> Arguments.of(one[0], one[1], side)));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void anEmptyMessageIsSentAsItIs(Side side) throws Exception {
    Bench bench = new Bench(side, "", new Echo()).open(NAME);
    bench.send(Frames.text(""));
    bench.send(new Frames.Raw(0xc1, new byte[] {0}));
    assertEquals(List.of("text", "text"), bench.said());
    bench.close();
  }

  /// Section 6: RSV1 is for the first frame of a message only.
  @ParameterizedTest
  @CsvSource({"CLIENT, true", "SERVER, true", "CLIENT, false", "SERVER, false"})
  void theBitWhereItMustNotBe(Side side, boolean control) throws Exception {
    Bench bench = new Bench(side, "", new Echo()).open(NAME);
    if (control) {
      bench.send(Frames.ping("x").rsv(4));
    } else {
      bench.send(Frames.text("a").more());
      bench.send(Frames.more("b").rsv(4));
    }
    assertEquals(List.of("close 1002", "end"), bench.said());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aMessageThatIsNotCompressedMayComeInBetween(Side side) throws Exception {
    RecordingProtocol our = new RecordingProtocol();
    Bench bench = new Bench(side, "", our).open(NAME);
    byte[] hello = HexFormat.of().parseHex("f248cdc9c90700");
    bench.send(new Frames.Raw(0xc1, hello));
    bench.send(Frames.text(" plain "));
    bench.send(new Frames.Raw(0xc1, HexFormat.of().parseHex("f200110000")));
    assertEquals("Hello plain Hello", our.receivedText());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void dataThatIsNotCompressedAtAll(Side side) throws Exception {
    RecordingProtocol our = new RecordingProtocol();
    Bench bench = new Bench(side, "", our).open(NAME);
    bench.send(new Frames.Raw(0xc2, new byte[] {-1, -1, -1, -1}));
    assertEquals(List.of("close 1007", "end"), bench.said());
    assertEquals("lost: A compressed message could not be decompressed", our.closeReason().words());
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void compressedTextHasToBeUtf8(Side side) throws Exception {
    Bench bench = new Bench(side, "", new Echo()).open(NAME);
    bench.send(new Frames.Raw(0xc1, deflated(new byte[] {'a', (byte) 0xff})));
    assertEquals(List.of("close 1007", "end"), bench.said());
    bench.close();
  }

  /// A few kilobytes that become a gigabyte cost no more than the limit.
  @ParameterizedTest
  @EnumSource(Side.class)
  void aBombIsRefusedAtTheLimit(Side side) throws Exception {
    Bench bench = new Bench(side, ":messageLimit=100000", new Echo()).open(NAME);
    bench.send(new Frames.Raw(0xc2, deflated(new byte[1 << 22])));
    assertEquals(List.of("close 1009", "end"), bench.said());
    bench.close();
  }

  private static byte[] deflated(byte[] bytes) {
    return compress(new Deflater(Deflater.DEFAULT_COMPRESSION, true), bytes);
  }

  private static byte[] compress(Deflater deflater, byte[] bytes) {
    deflater.setInput(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[100_000];
    int count;
    do {
      count = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
      out.write(piece, 0, count);
    } while (count == piece.length);
    return Arrays.copyOf(out.toByteArray(), out.size() - 4);
  }

  /// The raw side of a connection with compression: its own state in both directions.
  private static final class Peer {
    private final Bench bench;
    private final boolean alone;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);
    private int read;

    /// @param alone whether each of its messages has to be compressed by itself
    Peer(Bench bench, boolean alone) {
      this.bench = bench;
      this.alone = alone;
    }

    /// Sends a message in three compressed frames and takes its echo; returns its size on the wire.
    int echoes(int opcode, byte[] message) throws Exception {
      byte[] compressed = compress(deflater, message);
      if (alone) {
        deflater.reset();
      }
      List<Frames.Raw> frames = new ArrayList<>();
      int cut = compressed.length / 3;
      IntStream.range(0, 3)
          .mapToObj(
              i ->
                  Arrays.copyOfRange(
                      compressed, i * cut, i == 2 ? compressed.length : (i + 1) * cut))
          .forEach(part -> frames.add(new Frames.Raw(0, part)));
      frames.set(0, new Frames.Raw(0x40 | opcode, frames.get(0).payload()));
      frames.set(2, new Frames.Raw(0x80, frames.get(2).payload()));
      frames.forEach(bench::send);
      byte[] all = bench.frameBytes();
      ByteBuffer in = ByteBuffer.wrap(all, read, all.length - read);
      assertEquals(0xc0 | opcode, in.get() & 0xff);
      byte[] payload = Frames.payload(in);
      assertEquals(0, in.remaining());
      read = all.length;
      assertArrayEquals(message, inflate(payload, message.length));
      return payload.length;
    }

    private byte[] inflate(byte[] payload, int length) throws DataFormatException {
      byte[] whole = Arrays.copyOf(payload, payload.length + 4);
      whole[whole.length - 2] = -1;
      whole[whole.length - 1] = -1;
      inflater.setInput(whole);
      byte[] message = new byte[length + 1];
      int count = 0;
      while (!inflater.needsInput()) {
        count += inflater.inflate(message, count, message.length - count);
      }
      return Arrays.copyOf(message, count);
    }
  }
}
