package dev.endpoint.engine.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFileTest {
  @TempDir Path dir;

  private Recorder conversation(Turns turns, int received) {
    Recorder recorder = turns.folder(dir).newRecorder("a conversation");
    recorder.opened(Turns.LOCAL, Turns.PEER, false);
    recorder.event("connected");
    recorder.data(Direction.SENT, RecorderContract.bytes("hello"));
    recorder.data(Direction.RECEIVED, ByteBuffer.allocate(received));
    turns.end();
    recorder.event("a note");
    recorder.finished(Direction.RECEIVED);
    recorder.data(Direction.SENT, RecorderContract.bytes("odd"));
    recorder.close();
    return recorder;
  }

  @Test
  void aCaptureIsOpenedAgainAsItWasRecorded() throws IOException {
    Turns turns = new Turns();
    Recording live = conversation(turns, 70_000).recording();
    try (CaptureFile file = CaptureFile.open(live.file())) {
      Recording again = file.recording();
      assertNull(file.damage());
      assertEquals(live.extent(), again.extent());
      assertEquals(RecorderContract.timeless(live), RecorderContract.timeless(again));
      assertArrayEquals(RecorderContract.all(live, null), RecorderContract.all(again, null));
      assertEquals("a note", again.words(again.record(4)));
      assertEquals(Turns.WALL.getEpochSecond() * 1_000_000_000L, again.record(0).nanos());
      assertEquals(live.file(), again.file());
    }
  }

  private Parties parties(SocketAddress local, SocketAddress peer, boolean accepted)
      throws IOException {
    Turns turns = new Turns();
    Recorder recorder = turns.folder(dir).newRecorder("talk");
    recorder.opened(local, peer, accepted);
    recorder.data(Direction.SENT, RecorderContract.bytes("hello"));
    turns.end();
    recorder.close();
    try (CaptureFile file = CaptureFile.open(recorder.recording().file())) {
      return file.parties();
    }
  }

  @Test
  void itTellsWhoTalkedToWhom() throws IOException {
    assertEquals(
        new Parties(Turns.LOCAL, Turns.PEER, false), parties(Turns.LOCAL, Turns.PEER, false));
    assertEquals(
        new Parties(Turns.PEER, Turns.LOCAL, true), parties(Turns.PEER, Turns.LOCAL, true));
    InetSocketAddress six = new InetSocketAddress("2001:db8::1", 80);
    assertEquals(new Parties(Turns.LOCAL, six, false), parties(Turns.LOCAL, six, false));
  }

  @Test
  void whatHasNoNumberIsToldByItsName() throws IOException {
    SocketAddress path = UnixDomainSocketAddress.of("/run/this - that");
    SocketAddress unnamed = UnixDomainSocketAddress.of("");
    Parties dialled = parties(unnamed, path, false);
    assertEquals("unnamed socket", String.valueOf(dialled.local()));
    assertEquals("/run/this - that", String.valueOf(dialled.peer()));
    Parties accepted = parties(path, unnamed, true);
    assertEquals("/run/this - that", String.valueOf(accepted.local()));
    assertEquals("unnamed socket", String.valueOf(accepted.peer()));
    Parties mixed = parties(Turns.LOCAL, path, false);
    assertEquals(Turns.LOCAL, mixed.local());
    assertEquals("/run/this - that", String.valueOf(mixed.peer()));
  }

  @Test
  void aNameOfAnotherHandStaysOnOneLine() {
    Parties told = Flow.unknown("a\nb - " + "x".repeat(40_000)).parties(false);
    assertEquals("a\uFFFDb", String.valueOf(told.local()));
    assertEquals("x".repeat(255), String.valueOf(told.peer()));
    assertEquals(Parties.UNKNOWN, Flow.unknown("").parties(false));
  }

  @Test
  void afterATearAtAnyByteAllWholeRecordsAreThere() throws IOException {
    Recording live = conversation(new Turns(), 500).recording();
    byte[] whole = Files.readAllBytes(live.file());
    List<Recording.Record> records = RecorderContract.timeless(live);
    byte[] bytes = RecorderContract.all(live, null);
    Path torn = dir.resolve("torn.pcapng");
    for (int length = 0; length < whole.length; length++) {
      Files.write(torn, Arrays.copyOf(whole, length));
      try (CaptureFile file = CaptureFile.open(torn)) {
        Recording cut = file.recording();
        int count = (int) cut.extent().records();
        assertEquals(records.subList(0, count), RecorderContract.timeless(cut));
        if (count < records.size()) {
          Recording.Record lost = records.get(count);
          assertTrue(lost.position() + lost.length() + 8 > cut.extent().fileBytes());
          assertTrue(length < lost.position() + lost.length() + 40, "cut too much at " + length);
        }
        assertArrayEquals(
            Arrays.copyOf(bytes, (int) cut.extent().bytes()), RecorderContract.all(cut, null));
        assertEquals(length == cut.extent().fileBytes(), file.damage() == null);
      }
    }
  }

  @Test
  void damageEndsTheRecordingInWordsAndRaisesNothingElse() throws IOException {
    byte[] whole = Files.readAllBytes(conversation(new Turns(), 500).recording().file());
    Path damaged = dir.resolve("damaged.pcapng");
    Random random = new Random(3);
    int refused = 0;
    int shortened = 0;
    for (int i = 0; i < 600; i++) {
      byte[] bytes = whole.clone();
      int at = random.nextInt(bytes.length);
      for (int n = 1 + random.nextInt(4); n > 0 && at < bytes.length; n--) {
        bytes[at++] = (byte) random.nextInt();
      }
      Files.write(damaged, bytes);
      try (CaptureFile file = CaptureFile.open(damaged)) {
        Recording recording = file.recording();
        assertNotNull(file.parties());
        for (Recording.Record record : RecorderContract.records(recording)) {
          if (record.isEvent()) {
            assertNotNull(recording.words(record));
          }
        }
        assertEquals(recording.extent().bytes(), RecorderContract.all(recording, null).length);
        if (file.damage() != null) {
          shortened++;
        }
      } catch (IOException e) {
        assertTrue(e.getMessage().contains("damaged.pcapng"), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 3 && shortened > 60, refused + " refused, " + shortened + " shortened");
  }

  /// Damage in what passed below ends both where it is, and nothing of it is counted.
  @Test
  void damageBelowEndsBothRecordings() throws IOException {
    Turns turns = new Turns();
    Recorder recorder = turns.folder(dir).newRecorder("layered");
    recorder.opened(Turns.LOCAL, Turns.PEER, false);
    for (int i = 0; i < 20; i++) {
      recorder.wire(Direction.RECEIVED, turns.nanos, ByteBuffer.allocate(120));
      recorder.data(Direction.RECEIVED, ByteBuffer.allocate(100));
      turns.end();
    }
    recorder.close();
    Recording live = recorder.recording();
    byte[] whole = Files.readAllBytes(live.file());
    Path damaged = dir.resolve("damaged.pcapng");
    Recording below = live.below();
    for (int n = 0; n < 20; n++) {
      byte[] bytes = whole.clone();
      // The header of the IP packet, which only the other interface looks at.
      int packet = (int) below.record(n).position() - 40;
      bytes[packet] = 0;
      Files.write(damaged, bytes);
      try (CaptureFile file = CaptureFile.open(damaged)) {
        assertNotNull(file.damage());
        assertTrue(
            file.damage().startsWith("Damaged at byte " + (packet - Pcapng.PACKET_AT) + " of "),
            file.damage());
        assertEquals(100L * n, file.recording().extent().received());
        assertEquals(100 * n, RecorderContract.all(file.recording(), null).length);
        Recording passed = file.recording().below();
        assertEquals(n == 0 ? null : 120L * n, passed == null ? null : passed.extent().received());
      }
    }
  }

  @Test
  void noBytesAreTooStrangeForTheBlocks() throws IOException {
    byte[] whole = Files.readAllBytes(conversation(new Turns(), 500).recording().file());
    Random random = new Random(4);
    int damaged = 0;
    for (int i = 0; i < 20_000; i++) {
      ByteBuffer bytes = ByteBuffer.wrap(whole.clone()).order(Pcapng.ORDER);
      for (int n = random.nextInt(1, 20); n > 0; n--) {
        int value = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(-2, 300);
        bytes.putInt(random.nextInt(bytes.capacity() / 4) * 4, value);
      }
      Block block = new Block();
      try {
        int at = 0;
        while (block.parse(bytes, at)) {
          assertTrue(block.contentLength() <= block.length());
          assertTrue(at + block.length() <= bytes.limit());
          at += block.length();
        }
      } catch (CaptureDamage e) {
        damaged++;
      }
    }
    assertTrue(damaged > 10_000, damaged + " damaged");
  }

  @Test
  void whatIsNoCaptureIsRefusedInWords() throws IOException {
    Path file = dir.resolve("letter.txt");
    Files.writeString(file, "Dear Sir or Madam, this is no capture at all.", UTF_8);
    IOException refused = assertThrows(IOException.class, () -> CaptureFile.open(file));
    assertTrue(
        refused.getMessage().startsWith(file + " is no capture of this program"),
        refused.getMessage());
  }

  @Test
  void aFileChangedUnderTheReaderIsAnErrorInWords() throws IOException {
    Recording live = conversation(new Turns(), 500).recording();
    byte[] whole = Files.readAllBytes(live.file());
    Files.write(live.file(), Arrays.copyOf(whole, whole.length - 900));
    IOException shorter =
        assertThrows(IOException.class, () -> RecorderContract.all(live, Direction.RECEIVED));
    assertTrue(shorter.getMessage().contains("has become shorter"), shorter.getMessage());
    Arrays.fill(whole, 500, 1_000, (byte) 0x55);
    Files.write(live.file(), whole);
    IOException changed =
        assertThrows(IOException.class, () -> RecorderContract.all(live, Direction.RECEIVED));
    assertTrue(changed.getMessage().contains("was changed"), changed.getMessage());
  }
}
