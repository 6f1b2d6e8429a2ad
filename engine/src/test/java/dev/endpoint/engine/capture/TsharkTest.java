package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.peers.Peer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Wireshark's command line makes of a capture.
@Tag("peers")
class TsharkTest {
  @TempDir static Path dir;
  private final Turns turns = new Turns();

  @BeforeAll
  static void needsTshark() {
    Peer.need("tshark");
  }

  private static String tshark(Path file, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
    command.addAll(List.of(arguments));
    Path errors = dir.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> "tshark failed: " + read(errors));
    assertFalse(read(errors).contains("cut short"), () -> read(errors));
    return out;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /// What Follow Stream shows: `client` and `server` are what each said, `both` is all in order.
  private record Followed(byte[] client, byte[] server, byte[] both) {}

  private static Followed follow(Path file) throws Exception {
    return followed(tshark(file, "-q", "-z", "follow,tcp,raw,0"));
  }

  private static Followed followed(String shown) {
    ByteArrayOutputStream client = new ByteArrayOutputStream();
    ByteArrayOutputStream server = new ByteArrayOutputStream();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    for (String line : shown.split("\n")) {
      if (line.strip().matches("[0-9a-f]+")) {
        byte[] bytes = HexFormat.of().parseHex(line.strip());
        (line.startsWith("\t") ? server : client).writeBytes(bytes);
        both.writeBytes(bytes);
      }
    }
    return new Followed(client.toByteArray(), server.toByteArray(), both.toByteArray());
  }

  /// The same of a file in which there is nothing to complain of. Asked in one go, because a start
  /// takes longer than any answer: packets that are shown are those with a wrong checksum.
  private static Followed followSound(Path file, int stream) throws Exception {
    String shown =
        tshark(
            file,
            "-o",
            "tcp.check_checksum:TRUE",
            "-o",
            "ip.check_checksum:TRUE",
            "-Y",
            "tcp.checksum.status != 1 || (ip && ip.checksum.status != 1)",
            "-z",
            "expert,note",
            "-z",
            "follow,tcp,raw," + stream);
    String complaints =
        shown
            .lines()
            .filter(line -> line.matches("\\s*\\d+ +(?!Comment).*"))
            .filter(line -> !line.contains("the connection closing"))
            .reduce("", (a, b) -> a + b + "\n");
    assertEquals("", complaints);
    return followed(shown);
  }

  private Recording talk(SocketAddress local, SocketAddress peer, boolean accepted, int chunks) {
    return talk(turns.folder(dir).newRecorder("talk"), local, peer, accepted, chunks);
  }

  private Recording talk(
      Recorder recorder, SocketAddress local, SocketAddress peer, boolean accepted, int chunks) {
    Random random = new Random(chunks);
    recorder.event("dialing");
    recorder.opened(local, peer, accepted);
    recorder.event("connected – “at last”");
    for (int i = 0; i < chunks; i++) {
      byte[] chunk = new byte[1 + random.nextInt(i % 10 == 0 ? 300_000 : 2_000)];
      random.nextBytes(chunk);
      turns.nanos += 1 + random.nextInt(1_000_000);
      recorder.data(
          random.nextInt(4) == 0 ? Direction.SENT : Direction.RECEIVED, ByteBuffer.wrap(chunk));
      if (i % 50 == 0) {
        recorder.event("event " + i);
      }
      if (i % 3 == 0) {
        turns.end();
      }
    }
    recorder.finished(Direction.RECEIVED);
    recorder.event("the peer finished sending");
    recorder.data(Direction.SENT, ByteBuffer.wrap(new byte[] {1, 2, 3}));
    recorder.finished(Direction.SENT);
    recorder.event("closed by you");
    recorder.close();
    return recorder.recording();
  }

  private static void assertFollowsAsRecorded(Recording recording, boolean accepted)
      throws Exception {
    Followed followed = followSound(recording.file(), 0);
    Direction client = accepted ? Direction.RECEIVED : Direction.SENT;
    Direction server = accepted ? Direction.SENT : Direction.RECEIVED;
    assertArrayEquals(RecorderContract.all(recording, client), followed.client());
    assertArrayEquals(RecorderContract.all(recording, server), followed.server());
    assertArrayEquals(RecorderContract.all(recording, null), followed.both());
  }

  @Test
  void followShowsTheSameBytesOfAConnectionWeMade() throws Exception {
    Recording recording =
        talk(
            new InetSocketAddress("127.0.0.1", 40_000),
            new InetSocketAddress("127.0.0.1", 41_000),
            false,
            400);
    assertFollowsAsRecorded(recording, false);
  }

  @Test
  void eachPartStandsOnItsOwnAndAllTogetherAreOneStream() throws Exception {
    CaptureFolder captures = turns.folder(dir);
    captures.limit(new CaptureLimits(0, 0, 100_000));
    Recording recording =
        talk(
            captures.newRecorder("parts"),
            new InetSocketAddress("127.0.0.1", 40_000),
            new InetSocketAddress("127.0.0.1", 41_000),
            true,
            60);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    for (Recording.FilePart part : recording.files()) {
      both.writeBytes(followSound(part.file(), 0).both());
    }
    assertTrue(recording.files().size() > 4, recording.files().size() + " parts");
    assertArrayEquals(RecorderContract.all(recording, null), both.toByteArray());

    Path whole = dir.resolve("whole.pcapng");
    CaptureCopy.save(recording, whole, (done, total) -> true);
    assertArrayEquals(RecorderContract.all(recording, null), followSound(whole, 0).both());
  }

  @Test
  void whatPassedBelowIsAStreamOfItsOwnOnAnInterfaceOfItsOwn() throws Exception {
    CaptureFolder captures = turns.folder(dir);
    captures.limit(new CaptureLimits(0, 0, 200_000));
    Recorder recorder = captures.newRecorder("layered");
    recorder.opened(
        new InetSocketAddress("127.0.0.1", 40_000), new InetSocketAddress("127.0.0.1", 443), false);
    Random random = new Random(5);
    ByteArrayOutputStream below = new ByteArrayOutputStream();
    for (int i = 0; i < 100; i++) {
      byte[] some = new byte[1 + random.nextInt(9_000)];
      random.nextBytes(some);
      turns.nanos += 1_000;
      Direction way = i % 3 == 0 ? Direction.SENT : Direction.RECEIVED;
      recorder.wire(way, turns.nanos, ByteBuffer.wrap(some));
      below.writeBytes(some);
      recorder.data(way, ByteBuffer.wrap(some, 0, Math.max(1, some.length - 30)));
      if (i % 7 == 0) {
        turns.end();
      }
    }
    recorder.close();
    Recording recording = recorder.recording();
    assertTrue(recording.files().size() > 2);
    for (Recording.FilePart part : recording.files()) {
      followSound(part.file(), 0);
      String names = tshark(part.file(), "-T", "fields", "-e", "frame.interface_name");
      assertEquals(List.of("plain", "wire"), names.lines().distinct().sorted().toList());
    }
    Path whole = dir.resolve("layers.pcapng");
    CaptureCopy.save(recording, whole, (done, total) -> true);
    assertArrayEquals(RecorderContract.all(recording, null), followSound(whole, 0).both());
    assertArrayEquals(below.toByteArray(), followSound(whole, 1).both());
  }

  @Test
  void followShowsTheSameBytesOfAConnectionWeAccepted() throws Exception {
    Recording recording =
        talk(new InetSocketAddress("::1", 41_000), new InetSocketAddress("::1", 40_000), true, 200);
    assertFollowsAsRecorded(recording, true);
    assertEquals(
        "::1\t40000",
        tshark(
                recording.file(),
                "-Y",
                "frame.number==1",
                "-T",
                "fields",
                "-e",
                "ipv6.src",
                "-e",
                "tcp.srcport")
            .strip());
  }

  @Test
  void addressesWithoutNumbersHaveStandIns() throws Exception {
    SocketAddress path = UnixDomainSocketAddress.of("/tmp/socket");
    Recording recording = talk(path, path, false, 20);
    assertFollowsAsRecorded(recording, false);
    assertEquals(
        "192.0.2.1\t192.0.2.2\t/tmp/socket - /tmp/socket",
        tshark(
                recording.file(),
                "-Y",
                "frame.number==1",
                "-T",
                "fields",
                "-e",
                "ip.src",
                "-e",
                "ip.dst",
                "-e",
                "frame.interface_description")
            .strip());
  }

  @Test
  void eventsAreCommentsInTheirPlaces() throws Exception {
    Recording recording =
        talk(
            new InetSocketAddress("127.0.0.1", 40_000),
            new InetSocketAddress("127.0.0.1", 41_000),
            false,
            101);
    List<String> events = new ArrayList<>();
    for (Recording.Record record : RecorderContract.records(recording)) {
      if (record.isEvent()) {
        events.add(recording.words(record));
      }
    }
    assertEquals(
        List.of(
            "dialing",
            "connected – “at last”",
            "event 0",
            "event 50",
            "event 100",
            "the peer finished sending",
            "closed by you"),
        events);
    assertEquals(
        events,
        tshark(recording.file(), "-Y", "frame.comment", "-T", "fields", "-e", "frame.comment")
            .lines()
            .toList());
  }

  @Test
  void timesAreThoseOfTheClock() throws Exception {
    Recorder recorder = turns.folder(dir).newRecorder("time");
    recorder.opened(Turns.LOCAL, Turns.PEER, false);
    turns.nanos += 1_234_567_891L;
    recorder.data(Direction.SENT, ByteBuffer.wrap(new byte[1]));
    recorder.close();
    assertEquals(
        Turns.WALL.getEpochSecond() + 1 + ".234567891",
        tshark(
                recorder.recording().file(),
                "-Y",
                "tcp.len>0",
                "-T",
                "fields",
                "-e",
                "frame.time_epoch")
            .strip());
  }

  @Test
  void aLiveCaptureCanBeOpenedAtAnyMoment() throws Exception {
    Recorder recorder = turns.folder(dir).newRecorder("live");
    recorder.opened(Turns.LOCAL, Turns.PEER, false);
    recorder.data(Direction.SENT, RecorderContract.bytes("so far"));
    turns.end();
    assertEquals("so far", new String(follow(recorder.recording().file()).both()));
    recorder.close();
  }

  @Test
  void sequenceNumbersMayStartOverInTheMiddle() throws Exception {
    Path file = dir.resolve("wrap.pcapng");
    Packets packets =
        new Packets(
            Flow.between(
                new InetSocketAddress("127.0.0.1", 40_000),
                new InetSocketAddress("127.0.0.1", 41_000)),
            false,
            (1L << 32) - 100_000);
    ByteBuffer out = ByteBuffer.allocate(4 << 20).order(Pcapng.ORDER);
    Pcapng.putHeader(out, "wrap");
    packets.putHandshake(out, 1);
    byte[] said = new byte[50_000];
    new Random(9).nextBytes(said);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    for (int i = 0; i < 30; i++) {
      Direction way = i % 3 == 0 ? Direction.RECEIVED : Direction.SENT;
      packets.putData(out, way, 2 + i, ByteBuffer.wrap(said), said.length, true);
      both.writeBytes(said);
    }
    Files.write(file, Arrays.copyOf(out.array(), out.position()));
    assertArrayEquals(both.toByteArray(), followSound(file, 0).both());
  }

  @Test
  void whatIsMissingIsAHoleOfItsSize() throws Exception {
    FaultyDisk disk = new FaultyDisk(1);
    Recorder recorder = turns.folder(dir, disk).newRecorder("hole");
    recorder.opened(
        new InetSocketAddress("127.0.0.1", 40_000),
        new InetSocketAddress("127.0.0.1", 41_000),
        false);
    recorder.data(Direction.SENT, RecorderContract.bytes("before"));
    turns.end();
    disk.failNext(1, "No space left on device");
    recorder.data(Direction.SENT, ByteBuffer.allocate(1_000));
    turns.end();
    recorder.data(Direction.SENT, ByteBuffer.allocate(234));
    turns.nanos += 1_000_000_000L;
    recorder.data(Direction.SENT, RecorderContract.bytes("after"));
    recorder.data(Direction.RECEIVED, RecorderContract.bytes("thanks"));
    recorder.close();
    String shown = tshark(recorder.recording().file(), "-q", "-z", "follow,tcp,ascii,0");
    assertTrue(shown.contains("[1234 bytes missing in capture file]"), shown);
    String comments =
        tshark(
            recorder.recording().file(),
            "-Y",
            "frame.comment",
            "-T",
            "fields",
            "-e",
            "frame.comment");
    assertTrue(comments.startsWith("recording stopped: The disk is full"), comments);
    assertTrue(comments.contains("missing here: 1234 bytes sent, 0 bytes received"), comments);
  }
}
