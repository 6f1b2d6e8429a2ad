package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A capture in several files is one capture.
class PartsTest {
  @TempDir Path dir;

  private Recorder talk(Path folder, long part) {
    Turns turns = new Turns();
    CaptureFolder captures = turns.folder(folder);
    captures.limit(new CaptureLimits(0, 0, part));
    return talk(turns, captures);
  }

  /// The same each time.
  private static Recorder talk(Turns turns, CaptureFolder captures) {
    Recorder recorder = captures.newRecorder("talk");
    recorder.opened(Turns.LOCAL, Turns.PEER, true);
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      turns.nanos += 1_000_000;
      byte[] some = new byte[1 + random.nextInt(i % 20 == 0 ? 150_000 : 400)];
      random.nextBytes(some);
      recorder.data(
          random.nextInt(3) == 0 ? Direction.SENT : Direction.RECEIVED, ByteBuffer.wrap(some));
      if (i % 7 == 0) {
        recorder.event("event " + i);
      }
      if (i % 3 == 0) {
        turns.end();
      }
    }
    recorder.finished(Direction.SENT);
    recorder.close();
    return recorder;
  }

  private static void assertSame(Recording expected, Recording actual) throws IOException {
    assertEquals(RecorderContract.placeless(expected), RecorderContract.placeless(actual));
    for (Direction direction : new Direction[] {null, Direction.SENT, Direction.RECEIVED}) {
      assertArrayEquals(
          RecorderContract.all(expected, direction), RecorderContract.all(actual, direction));
    }
    for (Recording.Record record : RecorderContract.records(expected)) {
      if (record.isEvent()) {
        assertEquals(expected.words(record), actual.words(actual.record(record.number())));
      }
    }
  }

  private static List<Path> files(Recording recording) {
    return recording.files().stream().map(Recording.FilePart::file).toList();
  }

  @Test
  void itIsReadAsIfItWereInOneFile() throws IOException {
    Recording one = talk(dir.resolve("one"), 0).recording();
    assertEquals(1, one.files().size());
    for (long part : new long[] {1, 500, 3_000, 70_000, 200_000}) {
      Recording parted = talk(dir.resolve("parts" + part), part).recording();
      assertTrue(parted.files().size() > 1, parted.files().size() + " parts");
      assertSame(one, parted);
      for (Recording.FilePart file : parted.files()) {
        assertEquals(Files.size(file.file()), file.bytes());
        boolean first = file.file().equals(parted.file());
        assertTrue(first || file.bytes() <= Math.max(part, 66_000), file + "");
      }
    }
  }

  @Test
  void itIsOpenedAgainFromAnyOfItsFiles() throws IOException {
    Recording live = talk(dir, 30_000).recording();
    for (Path file : files(live)) {
      try (CaptureFile again = CaptureFile.open(file)) {
        assertNull(again.damage());
        assertSame(live, again.recording());
        assertEquals(live.files(), again.recording().files());
        assertEquals(live.extent().fileBytes(), again.recording().extent().fileBytes());
      }
    }
  }

  @Test
  void itsFilesAreCalledAsThoseOfARing() throws IOException {
    Recording live = talk(dir, 200_000).recording();
    List<String> names = files(live).stream().map(f -> f.getFileName().toString()).toList();
    assertEquals("20261122T212658Z_talk_0001.pcapng", names.get(0));
    assertEquals("20261122T212658Z_talk_0001_00002_20261122212658.pcapng", names.get(1));
    for (String name : names) {
      assertTrue(CaptureName.isOurs(name), name);
      assertEquals(names.getFirst(), CaptureName.first(name));
      assertEquals(
          CaptureFile.notes(dir.resolve(names.getFirst())), CaptureFile.notes(dir.resolve(name)));
    }
    assertEquals("talk_00003_20261122212658", CaptureName.part("talk", 3, Turns.WALL));
    assertEquals("talk", CaptureName.first("talk_00003_20261122212658"));
  }

  @Test
  void anotherCaptureIsNoPartThoughItIsCalledLikeOne() throws IOException {
    Recording live = talk(dir, 30_000).recording();
    Turns later = new Turns();
    later.nanos += 5;
    CaptureFolder captures = later.folder(dir.resolve("other"));
    Recording other = talk(later, captures).recording();
    Path first = live.file();
    Files.copy(
        other.file(),
        dir.resolve(CaptureName.part(first.getFileName().toString(), 77, Turns.WALL)));
    Files.write(
        dir.resolve(CaptureName.part(first.getFileName().toString(), 78, Turns.WALL)),
        new byte[10]);
    try (CaptureFile again = CaptureFile.open(first)) {
      assertNull(again.damage());
      assertEquals(live.files(), again.recording().files());
    }
  }

  @Test
  void theLastFileMayEndAnywhere() throws IOException {
    Recording live = talk(dir, 200_000).recording();
    byte[] all = RecorderContract.all(live, null);
    Path last = files(live).getLast();
    byte[] whole = Files.readAllBytes(last);
    Random random = new Random(2);
    for (int i = 0; i < 60; i++) {
      int cut = i < 40 ? i * 10 : random.nextInt(whole.length);
      Files.write(last, Arrays.copyOf(whole, cut));
      try (CaptureFile again = CaptureFile.open(files(live).getFirst())) {
        byte[] bytes = RecorderContract.all(again.recording(), null);
        assertTrue(bytes.length <= all.length);
        assertArrayEquals(Arrays.copyOf(all, bytes.length), bytes, "cut at " + cut);
        RecorderContract.records(again.recording());
      }
    }
  }

  @Test
  void whereOneIsMissingThatIsSaidAndWhatBelongsTogetherIsShown() throws IOException {
    Recording live = talk(dir, 30_000).recording();
    List<Path> files = files(live);
    byte[] all = RecorderContract.all(live, null);
    Files.delete(files.get(2));
    try (CaptureFile before = CaptureFile.open(files.get(1))) {
      assertEquals(files.subList(0, 2), files(before.recording()));
      byte[] bytes = RecorderContract.all(before.recording(), null);
      assertArrayEquals(Arrays.copyOf(all, bytes.length), bytes);
    }
    for (Path file : files.subList(3, files.size())) {
      try (CaptureFile after = CaptureFile.open(file)) {
        assertEquals(files.subList(3, files.size()), files(after.recording()));
        assertNull(after.damage(), after.damage());
        assertEnd(live, after.recording());
      }
    }
  }

  @Test
  void whereOneIsShorterThanItWasThatIsSaid() throws IOException {
    Recording live = talk(dir, 30_000).recording();
    List<Path> files = files(live);
    byte[] second = Files.readAllBytes(files.get(1));
    Files.write(files.get(1), Arrays.copyOf(second, second.length - 10));
    try (CaptureFile before = CaptureFile.open(files.get(0))) {
      assertEquals(files.subList(0, 2), files(before.recording()));
      assertTrue(before.damage().contains("not written to its end"), before.damage());
      assertTrue(
          before.damage().contains(files.get(2).getFileName() + " does not go on where that ends"),
          before.damage());
    }
    try (CaptureFile after = CaptureFile.open(files.get(3))) {
      assertEquals(files.subList(2, files.size()), files(after.recording()));
      assertEnd(talk(dir.resolve("one"), 0).recording(), after.recording());
    }
  }

  @Test
  void whatAFailedWriteLeftBehindInTheMiddleDoesNoHarm() throws IOException {
    Recording live = talk(dir, 30_000).recording();
    Path second = files(live).get(1);
    byte[] whole = Files.readAllBytes(second);
    byte[] torn = Arrays.copyOf(whole, whole.length + 40);
    System.arraycopy(whole, 0, torn, whole.length, 40);
    Files.write(second, torn);
    try (CaptureFile again = CaptureFile.open(second)) {
      assertSame(live, again.recording());
    }
  }

  @Test
  void noBytesAreTooStrange() throws IOException {
    Recording live = talk(dir, 60_000).recording();
    List<Path> files = files(live);
    Random random = new Random(3);
    int refused = 0;
    int told = 0;
    for (int i = 0; i < 80; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] whole = Files.readAllBytes(file);
      byte[] bytes = whole.clone();
      int at = random.nextInt(random.nextBoolean() ? 400 : bytes.length);
      for (int n = 1 + random.nextInt(4); n > 0 && at < bytes.length; n--) {
        bytes[at++] = (byte) random.nextInt();
      }
      Files.write(file, bytes);
      try (CaptureFile again = CaptureFile.open(files.get(random.nextInt(files.size())))) {
        Recording recording = again.recording();
        for (Recording.Record record : RecorderContract.records(recording)) {
          if (record.isEvent()) {
            assertNotNull(recording.words(record));
          }
        }
        assertEquals(
            recording.extent().bytes() - recording.extent().gone().bytes(),
            RecorderContract.all(recording, null).length);
        boolean all = again.damage() == null && recording.extent().gone().records() == 0;
        told += all ? 0 : 1;
      } catch (IOException e) {
        assertTrue(e.getMessage().contains(".pcapng"), e.getMessage());
        refused++;
      }
      Files.write(file, whole);
    }
    assertTrue(told > 3, told + " told, " + refused + " refused");
  }

  @Test
  void oneThatIsRemovedWhileItIsOpenIsMissedOnlyThere() throws IOException {
    Recording live = talk(dir, 30_000).recording();
    byte[] all = RecorderContract.all(live, null);
    try (CaptureFile again = CaptureFile.open(live.file())) {
      Recording recording = again.recording();
      List<Path> files = files(live);
      Files.delete(files.get(1));
      ByteBuffer end = ByteBuffer.allocate(100);
      recording.bytes(null).read(all.length - 100, end);
      assertArrayEquals(Arrays.copyOfRange(all, all.length - 100, all.length), end.array());
      ByteBuffer whole = ByteBuffer.allocate(all.length);
      NoSuchFileException gone =
          assertThrows(NoSuchFileException.class, () -> recording.bytes(null).read(0, whole));
      assertEquals(files.get(1).toString(), gone.getFile());
    }
  }

  @Test
  void manyFilesAreNotAllOpenAtOnce() throws IOException {
    Recording live = talk(dir, 1).recording();
    assertTrue(live.files().size() > 60);
    RecorderContract.all(live, null);
    long open;
    try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
      open = descriptors.filter(fd -> target(fd).startsWith(dir.toString())).count();
    }
    assertTrue(open <= 33, open + " are open");
    assertSame(talk(dir.resolve("one"), 0).recording(), live);
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void aCopyIsOneFile() throws IOException {
    Recording live = talk(dir, 30_000).recording();
    Path target = dir.resolve("copy.pcapng");
    CaptureCopy.save(live, target, (done, total) -> true);
    try (CaptureFile copy = CaptureFile.open(target)) {
      assertNull(copy.damage());
      assertSame(live, copy.recording());
      assertEquals(1, copy.recording().files().size());
    }
    assertThrows(
        IOException.class, () -> CaptureCopy.save(live, files(live).get(1), (d, t) -> true));
  }

  @Test
  void ofARingTheNewestFilesAreKept() throws IOException {
    Recording one = talk(dir.resolve("one"), 0).recording();
    byte[] all = RecorderContract.all(one, null);
    Turns turns = new Turns();
    CaptureFolder captures = turns.folder(dir.resolve("ring"));
    captures.limit(new CaptureLimits(300_000, 0, 60_000, 3));
    Recording ring = talk(turns, captures).recording();
    List<Path> files = files(ring);
    assertEquals(3, files.size());
    try (var there = Files.list(dir.resolve("ring"))) {
      assertEquals(files, there.sorted().toList());
    }
    // The limit is that of what is there.
    assertNull(ring.extent().trouble());
    assertEquals(one.extent().bytes(), ring.extent().bytes());
    assertEquals(one.extent().records(), ring.extent().records());
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    assertEquals(size, ring.extent().fileBytes());

    ByteBuffer end = ByteBuffer.allocate(30_000);
    ring.bytes(null).read(all.length - 30_000, end);
    assertArrayEquals(Arrays.copyOfRange(all, all.length - 30_000, all.length), end.array());
    assertEnd(one, ring);
    // The connection was opened a turn of the clock before its first byte.
    assertEquals(one.began() - 1_000_000, ring.began());
    GoneException dropped = assertThrows(GoneException.class, () -> ring.record(0));
    assertEquals(
        "What came before " + files.getFirst().getFileName() + " is not here any more",
        dropped.getMessage());
    Recording.Gone gone = ring.extent().gone();
    assertEquals(
        "The beginning is not here any more: %s sent and %s received."
            .formatted(ByteCount.words(gone.sent()), ByteCount.words(gone.received())),
        gone.words());

    try (CaptureFile again = CaptureFile.open(files.getLast())) {
      assertEquals(files, files(again.recording()));
      assertNull(again.damage(), again.damage());
      assertEquals(gone, again.recording().extent().gone());
      assertEnd(one, again.recording());
      try (CaptureFile whole = CaptureFile.open(one.file())) {
        assertEquals(whole.recording().began() - 1_000_000, again.recording().began());
      }
    }
    Path copy = dir.resolve("copy.pcapng");
    CaptureCopy.save(ring, copy, (done, total) -> true);
    assertEquals(size, Files.size(copy));
  }

  /// What is still there of a recording is the same, and so are its numbers and offsets.
  private static void assertEnd(Recording whole, Recording end) throws IOException {
    Recording.Gone gone = end.extent().gone();
    assertTrue(gone.records() > 0 && gone.bytes() > 0, gone::toString);
    assertEquals(whole.extent().records(), end.extent().records());
    assertEquals(whole.extent().sent(), end.extent().sent());
    assertEquals(whole.extent().received(), end.extent().received());
    for (long n = gone.records(); n < end.extent().records(); n++) {
      Recording.Record was = whole.record(n);
      Recording.Record is = end.record(n);
      assertEquals(was.sentBefore(), is.sentBefore());
      assertEquals(was.receivedBefore(), is.receivedBefore());
      assertEquals(was.length(), is.length());
      assertEquals(was.direction(), is.direction());
      if (!was.isEvent()) {
        assertEquals(n, end.recordAt(was.direction(), was.offset(was.direction())));
      }
    }
    for (Direction direction : new Direction[] {null, Direction.SENT, Direction.RECEIVED}) {
      long start = gone.bytes(direction);
      assertEquals(start, end.bytes(direction).start());
      ByteBuffer expected = ByteBuffer.allocate((int) (end.extent().bytes(direction) - start));
      ByteBuffer actual = ByteBuffer.allocate(expected.capacity());
      whole.bytes(direction).read(start, expected);
      end.bytes(direction).read(start, actual);
      assertArrayEquals(expected.array(), actual.array());
      if (start > 0) {
        ByteBuffer before = ByteBuffer.allocate(1);
        assertThrows(GoneException.class, () -> end.bytes(direction).read(start - 1, before));
      }
      assertEquals(gone.records(), end.lastBefore(direction, 1, 0), "never before what there is");
    }
    assertEquals(gone.records(), end.recordFrom(Long.MIN_VALUE));
    assertThrows(GoneException.class, () -> end.record(gone.records() - 1));
  }

  /// A reader of a file that goes is told so, and what to go on with; no descriptor is kept.
  @Test
  void whoReadsAFileOfARingThatGoesIsToldSo() throws IOException {
    Turns turns = new Turns();
    CaptureFolder captures = turns.folder(dir);
    captures.limit(new CaptureLimits(0, 0, 10_000, 2));
    Recorder recorder = captures.newRecorder("talk");
    Recording ring = recorder.recording();
    long reached = 0;
    int skipped = 0;
    for (int i = 0; i < 200; i++) {
      recorder.data(Direction.RECEIVED, ByteBuffer.allocate(1_000).putInt(i).rewind());
      turns.end();
      long from = reached;
      try {
        if (i % 7 != 0) {
          continue;
        }
        ByteBuffer one = ByteBuffer.allocate(1_000);
        ring.bytes(null).read(from, one);
        assertEquals(from / 1_000, one.flip().getInt());
        reached += 1_000;
      } catch (GoneException e) {
        assertTrue(ring.extent().gone().bytes() > from, "there is something to go on with");
        reached = ring.extent().gone().bytes();
        skipped++;
      }
    }
    assertTrue(skipped > 3, skipped + " skipped");
    assertEquals(2, ring.files().size());
    try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
      assertEquals(
          0,
          descriptors
              .map(PartsTest::target)
              .filter(file -> file.startsWith(dir.toString()) && file.endsWith("(deleted)"))
              .count(),
          "kept open");
    }
  }

  /// What passed below has offsets of its own, which stay true as well.
  @Test
  void ofARingTheWireBeginsWhereItsFilesDo() throws IOException {
    Recording one = layered(dir.resolve("one"), 0, true).recording();
    Turns turns = new Turns();
    CaptureFolder captures = turns.folder(dir.resolve("ring"));
    captures.limit(new CaptureLimits(0, 0, 80_000, 3));
    Recording ring = layered(turns, captures, true).recording();
    assertEnd(one, ring);
    assertEnd(one.below(), ring.below());
    try (CaptureFile again = CaptureFile.open(ring.file())) {
      assertEnd(one, again.recording());
      assertEnd(one.below(), again.recording().below());
      assertEquals(ring.below().extent().gone(), again.recording().below().extent().gone());
    }
  }

  /// What passed below is in the files, but nobody sees it here.
  @Test
  void whatPassesBelowMakesNoDifference() throws IOException {
    Recording one = layered(dir.resolve("one"), 0, false).recording();
    for (long part : new long[] {0, 1, 3_000, 70_000}) {
      Recording below = layered(dir.resolve("parts" + part), part, true).recording();
      assertSame(one, below);
      Recording wire = below.below();
      assertEquals(25, wire.extent().bytes() == 0 ? 0 : wholeReads(wire));
      assertEquals(one.extent().sent() + 20 * sends(one), wire.extent().sent());
      assertTrue(below.extent().fileBytes() > 1.5 * one.extent().fileBytes());
      for (Path file : files(below)) {
        try (CaptureFile again = CaptureFile.open(file)) {
          assertNull(again.damage(), again.damage());
          assertSame(one, again.recording());
          assertSame(wire, again.recording().below());
          assertEquals(below.files(), again.recording().files());
        }
      }
    }
  }

  private static long wholeReads(Recording recording) throws IOException {
    return RecorderContract.records(recording).stream().filter(r -> !r.continued()).count();
  }

  private static long sends(Recording recording) throws IOException {
    return RecorderContract.records(recording).stream()
        .filter(r -> r.direction() == Direction.SENT && !r.continued())
        .count();
  }

  private static Recorder layered(Path folder, long part, boolean below) {
    Turns turns = new Turns();
    CaptureFolder captures = turns.folder(folder);
    captures.limit(new CaptureLimits(0, 0, part));
    return layered(turns, captures, below);
  }

  private static Recorder layered(Turns turns, CaptureFolder captures, boolean below) {
    Recorder recorder = captures.newRecorder("talk");
    recorder.opened(Turns.LOCAL, Turns.PEER, true);
    Random random = new Random(4);
    for (int i = 0; i < 25; i++) {
      turns.nanos += 1_000_000;
      byte[] some = new byte[1 + random.nextInt(i % 10 == 5 ? 100_000 : 400)];
      random.nextBytes(some);
      Direction way = random.nextInt(3) == 0 ? Direction.SENT : Direction.RECEIVED;
      if (below) {
        recorder.wire(way, turns.nanos, ByteBuffer.allocate(some.length + 20));
      }
      recorder.data(way, ByteBuffer.wrap(some));
      if (i % 3 == 0) {
        turns.end();
      }
    }
    recorder.close();
    return recorder;
  }

  @Test
  void theLimitIsThatOfAllTogether() throws IOException {
    Turns turns = new Turns();
    CaptureFolder captures = turns.folder(dir);
    captures.limit(new CaptureLimits(100_000, 0, 20_000));
    Recording recording = talk(turns, captures).recording();
    assertNotNull(recording.extent().trouble());
    assertTrue(recording.extent().fileBytes() <= 100_000);
  }

  @Test
  void whenTheNextFileCannotBeMadeRecordingStopsAndGoesOn() throws IOException {
    int resumed = 0;
    for (int n = 1; n < 60; n++) {
      FaultyDisk disk = new FaultyDisk(n);
      Turns turns = new Turns();
      CaptureFolder captures = turns.folder(dir.resolve("n" + n), disk);
      captures.limit(new CaptureLimits(0, 0, 2_000));
      disk.fail(n, 1);
      Recorder recorder = captures.newRecorder("talk");
      List<byte[]> said = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        byte[] some = new byte[700];
        Arrays.fill(some, (byte) i);
        said.add(some);
        recorder.data(Direction.SENT, ByteBuffer.wrap(some));
        turns.end();
        turns.nanos += 1_100_000_000L;
      }
      recorder.close();
      Recording recording = recorder.recording();
      assertEquals(30 * 700, recording.extent().bytes() + recording.extent().missed(), "" + n);
      assertNull(recording.extent().trouble(), "" + n);
      resumed += recording.extent().missed() > 0 ? 1 : 0;
      assertEquals(0, disk.open);
      List<Integer> whole = new ArrayList<>();
      for (byte one : RecorderContract.all(recording, null)) {
        whole.add((int) one);
      }
      assertEquals(whole.stream().sorted().toList(), whole);
      try (CaptureFile again = CaptureFile.open(files(recording).getLast())) {
        assertNull(again.damage(), again.damage());
        assertSame(recording, again.recording());
      }
    }
    assertTrue(resumed > 5, resumed + " resumed");
  }

  @Test
  void aLabelIsReadAsItIsWritten() {
    PartLabel label = new PartLabel(3, 1_795_555_555_123_456_789L, true, 12, 34, 56);
    assertEquals(label, PartLabel.parse(label.words()));
    assertNull(PartLabel.parse("Part 3 of something else"));
    assertNull(PartLabel.parse(label.words().replace("2026", "9999999999")));
    assertNull(PartLabel.parse(label.words().replace("T", "t ")));
  }
}
