package dev.endpoint.engine.capture.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.trace.TraceMaker.End;
import dev.endpoint.engine.capture.trace.TraceMaker.Format;
import dev.endpoint.engine.peers.Peer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What we find in traces that Wireshark's own tools wrote, against what tshark finds in them.
@Tag("peers")
class TraceToolsTest {
  private static final int STREAMS = 5;

  @TempDir Path dir;

  @BeforeAll
  static void needsTshark() {
    Peer.need("tshark");
  }

  private static String run(Path errors, String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> String.join(" ", command));
    return out;
  }

  /// Streams side by side, in pieces that come early, twice and overlapping.
  private static TraceMaker conversations(Random random) {
    TraceMaker maker = new TraceMaker();
    End server = new End(99, 80);
    List<Runnable> packets = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      End client = new End(i + 1, 40_000 + i);
      int there = random.nextInt();
      int here = random.nextInt();
      maker.tcp(client, server, there - 1, 0, Segment.SYN, new byte[0]);
      maker.tcp(server, client, here - 1, there, Segment.SYN | Segment.ACK, new byte[0]);
      pieces(
          random, (at, bytes) -> maker.tcp(client, server, there + at, here, 24, bytes), packets);
      pieces(
          random, (at, bytes) -> maker.tcp(server, client, here + at, there, 24, bytes), packets);
    }
    for (int i = 0; i + 1 < packets.size(); i++) {
      int with = Math.min(packets.size() - 1, i + random.nextInt(8));
      Runnable one = packets.get(i);
      packets.set(i, packets.get(with));
      packets.set(with, one);
    }
    packets.forEach(Runnable::run);
    return maker;
  }

  private interface Adder {
    void add(int at, byte[] bytes);
  }

  private static void pieces(Random random, Adder adder, List<Runnable> packets) {
    byte[] said = new byte[500 + random.nextInt(3000)];
    random.nextBytes(said);
    for (int at = 0; at < said.length; ) {
      int end = Math.min(said.length, at + 1 + random.nextInt(400));
      int from = Math.max(0, at - random.nextInt(40));
      byte[] piece = Arrays.copyOfRange(said, from, end);
      packets.add(() -> adder.add(from, piece));
      if (random.nextInt(5) == 0) {
        packets.add(() -> adder.add(from, piece));
      }
      at = end;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcap", "nsecpcap", "pcapng"})
  void everyStreamIsWhatFollowStreamShows(String format) throws Exception {
    Path made = dir.resolve("made");
    conversations(new Random(format.hashCode())).write(made, Format.PCAPNG);
    Path trace = dir.resolve("trace." + format);
    Path errors = dir.resolve("errors");
    run(errors, "editcap", "-F", format, made.toString(), trace.toString());
    Traces.Survey survey = Traces.survey(trace, (bytes, total) -> true);
    assertEquals(STREAMS, survey.streams().size());
    for (TraceStream stream : survey.streams()) {
      Recording ours =
          Traces.extract(trace, stream, dir.resolve("captures"), (bytes, total) -> true);
      String follow = "follow,tcp,raw," + stream.number();
      String theirs = run(errors, "tshark", "-n", "-r", trace.toString(), "-q", "-z", follow);
      assertArrayEquals(side(theirs, false), bytes(ours, Direction.SENT));
      assertArrayEquals(side(theirs, true), bytes(ours, Direction.RECEIVED));
    }
  }

  /// What the server said is indented.
  private static byte[] side(String followed, boolean server) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    followed
        .lines()
        .filter(line -> line.strip().matches("[0-9a-f]+") && line.startsWith("\t") == server)
        .forEach(line -> all.writeBytes(HexFormat.of().parseHex(line.strip())));
    return all.toByteArray();
  }

  private static byte[] bytes(Recording recording, Direction direction) throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) recording.bytes(direction).length());
    while (all.hasRemaining()) {
      recording.bytes(direction).read(all.position(), all);
    }
    return all.array();
  }
}
