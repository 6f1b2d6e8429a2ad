package dev.endpoint.engine.capture.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.trace.TraceMaker.End;
import dev.endpoint.engine.capture.trace.TraceMaker.Format;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
  private static final End CLIENT = new End(1, 40_000);
  private static final End SERVER = new End(2, 80);
  private static final int DATA = Segment.ACK | 8;
  private static final byte[] NOTHING = {};

  @TempDir Path dir;

  private Path file() {
    return dir.resolve("trace");
  }

  private Path captures() {
    return dir.resolve("captures");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static TraceMaker opened(TraceMaker maker) {
    return maker
        .tcp(CLIENT, SERVER, 1000, 0, Segment.SYN, NOTHING)
        .tcp(SERVER, CLIENT, 9000, 1001, Segment.SYN | Segment.ACK, NOTHING)
        .tcp(CLIENT, SERVER, 1001, 9001, Segment.ACK, NOTHING);
  }

  private static Traces.Survey survey(Path file) throws IOException {
    return Traces.survey(file, (bytes, total) -> true);
  }

  private Recording extract(int number) throws IOException {
    TraceStream stream = survey(file()).streams().get(number);
    return Traces.extract(file(), stream, captures(), (bytes, total) -> true);
  }

  private static byte[] bytes(Recording recording, Direction direction) throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) recording.bytes(direction).length());
    while (all.hasRemaining()) {
      recording.bytes(direction).read(all.position(), all);
    }
    return all.array();
  }

  private static String text(Recording recording, Direction direction) throws IOException {
    return new String(bytes(recording, direction), StandardCharsets.US_ASCII);
  }

  private static List<String> events(Recording recording) throws IOException {
    List<String> events = new ArrayList<>();
    for (long i = 0; i < recording.extent().records(); i++) {
      Recording.Record record = recording.record(i);
      if (record.isEvent()) {
        events.add(recording.words(record));
      }
    }
    return events;
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFormatShowsTheSameStream(Format format) throws Exception {
    opened(new TraceMaker())
        .tcp(CLIENT, SERVER, 1001, 9001, DATA, ascii("GET /\r\n"))
        .tcp(SERVER, CLIENT, 9001, 1008, DATA, ascii("hello"))
        .tcp(SERVER, CLIENT, 9006, 1008, DATA | Segment.FIN, ascii(" you"))
        .tcp(CLIENT, SERVER, 1008, 9011, Segment.ACK | Segment.FIN, NOTHING)
        .write(file(), format);
    Traces.Survey survey = survey(file());
    assertNull(survey.damage());
    assertEquals(7, survey.packets());
    assertEquals(0, survey.others());
    TraceStream stream = survey.streams().getFirst();
    assertEquals("10.0.0.1:40000", stream.client().toString().substring(1));
    assertEquals("10.0.0.2:80", stream.server().toString().substring(1));
    assertEquals(7, stream.clientBytes());
    assertEquals(9, stream.serverBytes());
    assertTrue(stream.opening());
    long tolerance = format == Format.PCAPNG_BINARY_CLOCK ? 1000 : 0;
    assertEquals(TraceMaker.START + 1_000_000, stream.firstTime(), tolerance);

    Recording recording = extract(0);
    assertEquals("GET /\r\n", text(recording, Direction.SENT));
    assertEquals("hello you", text(recording, Direction.RECEIVED));
    Recording.Record first = recording.record(recording.recordAt(Direction.SENT, 0));
    assertEquals(TraceMaker.START + 4_000_000, first.nanos(), tolerance);
    assertEquals(
        List.of(
            "stream 0 of trace",
            "the server finished sending",
            "the client finished sending",
            "end of the trace"),
        events(recording));
    assertNull(recording.extent().trouble());
  }

  @Test
  void streamsAreToldApartAndPortsAreUsedAgain() throws Exception {
    End other = new End(3, 40_000);
    TraceMaker maker = opened(new TraceMaker());
    maker.tcp(CLIENT, SERVER, 1001, 9001, DATA, ascii("one"));
    maker.tcp(other, SERVER, 500, 0, Segment.SYN, NOTHING);
    maker.tcp(CLIENT, SERVER, 1000, 0, Segment.SYN, NOTHING); // sent again
    maker.tcp(other, SERVER, 501, 7, DATA, ascii("two"));
    maker.tcp(CLIENT, SERVER, 77_000, 0, Segment.SYN, NOTHING); // a new one
    maker.tcp(CLIENT, SERVER, 77_001, 5, DATA, ascii("three"));
    maker.frame(new byte[60]);
    maker.write(file(), Format.PCAP);
    assertEquals(3, survey(file()).streams().size());
    assertEquals(1, survey(file()).others());
    assertEquals("one", text(extract(0), Direction.SENT));
    assertEquals("two", text(extract(1), Direction.SENT));
    assertEquals("three", text(extract(2), Direction.SENT));
  }

  @Test
  void theServersSynAckAloneTellsWhoIsTheClient() throws Exception {
    new TraceMaker()
        .tcp(SERVER, CLIENT, 9000, 1001, Segment.SYN | Segment.ACK, NOTHING)
        .tcp(CLIENT, SERVER, 1001, 9001, DATA, ascii("x"))
        .write(file(), Format.PCAPNG);
    assertEquals(40_000, survey(file()).streams().getFirst().client().getPort());
    assertEquals("x", text(extract(0), Direction.SENT));
  }

  @Test
  void whatComesTwiceOrEarlyIsPutInOrder() throws Exception {
    opened(new TraceMaker())
        .tcp(CLIENT, SERVER, 1004, 9001, DATA, ascii("def"))
        .tcp(CLIENT, SERVER, 1007, 9001, DATA, ascii("ghi"))
        .tcp(CLIENT, SERVER, 1001, 9001, DATA, ascii("abc"))
        .tcp(CLIENT, SERVER, 1001, 9001, DATA, ascii("abcdefgh"))
        .tcp(CLIENT, SERVER, 1008, 9001, DATA, ascii("hijk"))
        .tcp(CLIENT, SERVER, 1011, 9001, DATA, ascii("k")) // asks whether the peer still lives
        .write(file(), Format.PCAP);
    assertEquals("abcdefghijk", text(extract(0), Direction.SENT));
  }

  @Test
  void whatTheTraceMissesIsSaidOnceThePeerHasIt() throws Exception {
    opened(new TraceMaker())
        .tcp(CLIENT, SERVER, 1001, 9001, DATA, ascii("abc"))
        .tcp(CLIENT, SERVER, 1014, 9001, DATA, ascii("xyz"))
        .tcp(SERVER, CLIENT, 9001, 1017, Segment.ACK, NOTHING)
        .tcp(CLIENT, SERVER, 1017, 9001, DATA, ascii("!"))
        .write(file(), Format.PCAP);
    Recording recording = extract(0);
    assertEquals("abcxyz!", text(recording, Direction.SENT));
    assertTrue(
        events(recording).contains("10 bytes that the client sent here are not in the trace"));
  }

  @Test
  void packetsThatWereCutShortSayWhatIsMissing() throws Exception {
    opened(new TraceMaker().snap(60))
        .tcp(CLIENT, SERVER, 1001, 9001, DATA, ascii("abcdefghij"))
        .tcp(CLIENT, SERVER, 1011, 9001, DATA, ascii("klm"))
        .write(file(), Format.PCAPNG);
    Recording recording = extract(0);
    assertEquals("abcdefklm", text(recording, Direction.SENT));
    assertTrue(
        events(recording).contains("4 bytes that the client sent here are not in the trace"));
  }

  @Test
  void aResetIsSaid() throws Exception {
    opened(new TraceMaker())
        .tcp(SERVER, CLIENT, 9001, 1001, Segment.RST, NOTHING)
        .write(file(), Format.PCAP);
    // Without a byte there is no file, but there is a story.
    assertTrue(events(extract(0)).contains("the server reset the connection"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 12, 14, 101, 113, 228, 276})
  void theLinkTypesThatCarryIp(int link) throws Exception {
    int header =
        switch (link) {
          case 0 -> 4;
          case 113 -> 16;
          case 276 -> 20;
          default -> 0;
        };
    byte[] whole = packetOf("hi");
    byte[] frame = new byte[header + whole.length - 14];
    System.arraycopy(whole, 14, frame, header, whole.length - 14);
    if (link == 113) {
      frame[14] = 8;
    } else if (link == 276) {
      frame[0] = 8;
    }
    new TraceMaker(link).frame(frame).write(file(), Format.PCAP);
    assertEquals("hi", text(extract(0), Direction.SENT));
  }

  @Test
  void tagsBeforeTheIpHeaderArePassedOver() throws Exception {
    byte[] plain = packetOf("hi");
    byte[] tagged = new byte[plain.length + 8];
    System.arraycopy(plain, 0, tagged, 0, 12);
    ByteBuffer.wrap(tagged, 12, 8).putInt(0x88A80001).putInt(0x81000002);
    System.arraycopy(plain, 12, tagged, 20, plain.length - 12);
    new TraceMaker().frame(tagged).write(file(), Format.PCAP);
    assertEquals("hi", text(extract(0), Direction.SENT));
  }

  private static byte[] packetOf(String payload) {
    TraceMaker one = new TraceMaker().tcp(CLIENT, SERVER, 1, 1, DATA, ascii(payload));
    byte[] trace = one.bytes(Format.PCAP);
    return Arrays.copyOfRange(trace, 40, trace.length);
  }

  @Test
  void anyOrderOfAnyPiecesGivesTheSameBytes() throws Exception {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      byte[] said = new byte[1 + random.nextInt(4000)];
      random.nextBytes(said);
      // Close to where sequence numbers begin again.
      int first = random.nextBoolean() ? -random.nextInt(said.length) - 1 : random.nextInt();
      List<int[]> pieces = new ArrayList<>();
      for (int at = 0; at < said.length; ) {
        int length = Math.min(said.length - at, 1 + random.nextInt(300));
        int from = Math.max(0, at - random.nextInt(50));
        pieces.add(new int[] {from, at + length});
        if (random.nextInt(4) == 0) {
          pieces.add(new int[] {from, at + length});
        }
        at += length;
      }
      for (int i = 0; i + 1 < pieces.size(); i++) {
        int with = Math.min(pieces.size() - 1, i + random.nextInt(6));
        int[] one = pieces.get(i);
        pieces.set(i, pieces.get(with));
        pieces.set(with, one);
      }
      TraceMaker maker = new TraceMaker();
      maker.tcp(CLIENT, SERVER, first - 1, 0, Segment.SYN, NOTHING);
      for (int[] piece : pieces) {
        byte[] bytes = Arrays.copyOfRange(said, piece[0], piece[1]);
        maker.tcp(CLIENT, SERVER, first + piece[0], 1, DATA, bytes);
      }
      maker.write(file(), Format.values()[seed % Format.values().length]);
      assertArrayEquals(said, bytes(extract(0), Direction.SENT), "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aTraceThatIsCutOffAnywhereShowsWhatCameBefore(Format format) throws Exception {
    byte[] whole =
        opened(new TraceMaker()).tcp(CLIENT, SERVER, 1001, 9001, DATA, ascii("abc")).bytes(format);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      try {
        Traces.Survey survey = survey(file());
        assertTrue(survey.packets() < 4, "no packet is made up");
        boolean between = survey.damage() == null;
        assertTrue(between || survey.damage().contains("cut off"), survey.damage());
      } catch (IOException e) {
        assertTrue(length < 28, () -> "it begins as a trace does: " + e.getMessage());
      }
    }
  }

  @Test
  void whateverIsInTheFileTheOutcomeIsStreamsOrWords() throws Exception {
    byte[][] seeds =
        Arrays.stream(Format.values())
            .map(
                format ->
                    opened(new TraceMaker())
                        .tcp(CLIENT, SERVER, 1001, 9001, DATA, ascii("abc"))
                        .tcp(SERVER, CLIENT, 9001, 1004, DATA, ascii("def"))
                        .bytes(format))
            .toArray(byte[][]::new);
    Random random = new Random(42);
    int read = 0;
    for (int i = 0; i < 6000; i++) {
      byte[] bytes = seeds[i % seeds.length].clone();
      for (int j = random.nextInt(6); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] =
            (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(3) - 1);
      }
      Files.write(file(), bytes);
      try {
        Traces.Survey survey = survey(file());
        read++;
        for (TraceStream stream : survey.streams()) {
          Path own = captures().resolve(i + "-" + stream.number());
          Traces.extract(file(), stream, own, (at, total) -> true);
        }
      } catch (IOException e) {
        assertFalse(String.valueOf(e.getMessage()).isBlank());
      }
    }
    assertTrue(read > 3000, "most are traces still: " + read);
  }

  @Test
  void lengthsThatLieAreRefusedBeforeAnythingIsAllocated() throws Exception {
    ByteBuffer bytes = ByteBuffer.wrap(opened(new TraceMaker()).bytes(Format.PCAP));
    bytes.order(Format.PCAP.order).putInt(24 + 8, 0x7fff_ffff);
    Files.write(file(), bytes.array());
    assertEquals(
        "Damaged at byte 24 of %d: a packet of 2147483647 bytes. What comes before is shown."
            .formatted(bytes.capacity()),
        survey(file()).damage());
  }

  @Test
  void whatIsNoTraceIsSaidInWords() throws Exception {
    assertEquals(
        file() + " is compressed. Unpack it and open what comes out.",
        refusal(new byte[] {0x1f, (byte) 0x8b, 8, 0}));
    assertEquals(
        file() + " holds no packets: it is neither a pcapng nor a pcap file.",
        refusal(ascii("hello")));
    assertEquals(
        file() + " holds no packets: it is neither a pcapng nor a pcap file.", refusal(NOTHING));
  }

  private String refusal(byte[] bytes) throws IOException {
    Files.write(file(), bytes);
    return assertThrows(IOException.class, () -> survey(file())).getMessage();
  }

  @Test
  void callingItOffLeavesNoFile() throws Exception {
    opened(new TraceMaker())
        .tcp(CLIENT, SERVER, 1001, 9001, DATA, ascii("abc"))
        .write(file(), Format.PCAP);
    TraceStream stream = survey(file()).streams().getFirst();
    assertThrows(
        CancellationException.class,
        () -> Traces.extract(file(), stream, captures(), (bytes, total) -> false));
    assertFalse(Files.exists(captures()) && Files.list(captures()).findAny().isPresent());
    assertThrows(CancellationException.class, () -> Traces.survey(file(), (bytes, total) -> false));
  }
}
