package dev.endpoint.engine.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every recorder and its recording promise.
abstract class RecorderContract {
  /// Sets the reactor's clock.
  abstract void clock(long nanos);

  abstract Recorder newRecorder();

  /// Lets the reactor's turn end.
  abstract void turn();

  private Recorder opened() {
    Recorder recorder = newRecorder();
    recorder.opened(
        new InetSocketAddress("127.0.0.1", 40_000), new InetSocketAddress("127.0.0.1", 80), false);
    return recorder;
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  static byte[] all(Recording recording, @Nullable Direction direction) throws IOException {
    ByteSource source = recording.bytes(direction);
    ByteBuffer into = ByteBuffer.allocate((int) (source.length() - source.start()));
    assertEquals(into.capacity(), source.read(source.start(), into));
    return into.array();
  }

  /// All records without their times, which a capture that is opened again counts otherwise.
  static List<Recording.Record> timeless(Recording recording) throws IOException {
    return bare(recording, true);
  }

  /// All records without their times and without where they stand in the files.
  static List<Recording.Record> placeless(Recording recording) throws IOException {
    return bare(recording, false);
  }

  private static List<Recording.Record> bare(Recording recording, boolean placed)
      throws IOException {
    return records(recording).stream()
        .map(
            r ->
                new Recording.Record(
                    r.number(),
                    r.direction(),
                    0,
                    r.sentBefore(),
                    r.receivedBefore(),
                    r.length(),
                    r.continued(),
                    placed ? r.position() : 0))
        .toList();
  }

  static List<Recording.Record> records(Recording recording) throws IOException {
    Recording.Extent extent = recording.extent();
    long first = extent.gone().records();
    Recording.Record[] into = new Recording.Record[(int) (extent.records() - first)];
    int filled = 0;
    while (filled < into.length) {
      Recording.Record[] part = new Recording.Record[into.length - filled];
      int got = recording.records(first + filled, part);
      assertTrue(got > 0);
      System.arraycopy(part, 0, into, filled, got);
      filled += got;
    }
    return List.of(into);
  }

  @Test
  void aNewRecordingIsEmpty() throws IOException {
    Recording recording = newRecorder().recording();
    assertEquals(new Recording.Extent(0, 0, 0, 0, null, 0), recording.extent());
    assertEquals(0, recording.records(0, new Recording.Record[4]));
    assertEquals(0, recording.bytes(null).length());
    assertEquals(0, recording.bytes(Direction.SENT).read(0, ByteBuffer.allocate(4)));
    assertThrows(IndexOutOfBoundsException.class, () -> recording.record(0));
    assertThrows(IndexOutOfBoundsException.class, () -> recording.recordAt(null, 0));
  }

  @Test
  void dataAndEventsAreReadBackInOrder() throws IOException {
    Recorder recorder = opened();
    clock(1_000);
    recorder.event("connected");
    clock(2_000);
    recorder.data(Direction.SENT, bytes("GET /\r\n"));
    clock(3_000);
    recorder.data(Direction.RECEIVED, bytes("200"));
    recorder.event("the peer is quiet – “still”");
    recorder.data(Direction.RECEIVED, bytes(" OK"));
    recorder.finished(Direction.RECEIVED);
    turn();

    Recording recording = recorder.recording();
    List<Recording.Record> records = records(recording);
    assertEquals(5, records.size());
    assertEquals("connected", recording.words(records.get(0)));
    assertTrue(records.get(0).isEvent());
    assertEquals(1_000, records.get(0).nanos());
    assertEquals(Direction.SENT, records.get(1).direction());
    assertEquals(2_000, records.get(1).nanos());
    assertEquals(7, records.get(1).length());
    assertEquals("the peer is quiet – “still”", recording.words(records.get(3)));
    assertEquals(3, records.get(4).receivedBefore());
    assertEquals(7, records.get(4).sentBefore());
    assertEquals(7, recording.extent().sent());
    assertEquals(6, recording.extent().received());
    assertEquals(13, recording.extent().bytes());
    assertArrayEquals("GET /\r\n".getBytes(UTF_8), all(recording, Direction.SENT));
    assertArrayEquals("200 OK".getBytes(UTF_8), all(recording, Direction.RECEIVED));
    assertArrayEquals("GET /\r\n200 OK".getBytes(UTF_8), all(recording, null));
    for (Recording.Record record : records) {
      assertEquals(record, recording.record(record.number()));
      assertFalse(record.continued());
    }
  }

  /// The reactor's clock leaves out what passed while the process was stopped; the time of day does
  /// not.
  @Test
  void whatComesAfterAStandstillIsLaterByIt() throws IOException {
    Recorder recorder = opened();
    clock(1_000);
    recorder.data(Direction.SENT, bytes("before"));
    turn();
    clock(2_000);
    recorder.stoodStill(Duration.ofSeconds(30));
    recorder.data(Direction.RECEIVED, bytes("after"));
    turn();
    assertEquals(
        List.of(1_000L, 30_000_002_000L),
        records(recorder.recording()).stream().map(Recording.Record::nanos).toList());
  }

  @Test
  void theCallersBufferIsLeftAsItWas() {
    Recorder recorder = opened();
    for (ByteBuffer buffer : List.of(ByteBuffer.allocate(10), ByteBuffer.allocateDirect(10))) {
      buffer.position(2).limit(7);
      recorder.data(Direction.SENT, buffer);
      assertEquals(2, buffer.position());
      assertEquals(7, buffer.limit());
    }
    turn();
    assertEquals(10, recorder.recording().extent().sent());
  }

  @Test
  void noBytesAreNoRecord() {
    Recorder recorder = opened();
    recorder.data(Direction.SENT, ByteBuffer.allocate(0));
    turn();
    assertEquals(0, recorder.recording().extent().records());
  }

  @Test
  void aLongChunkBecomesSeveralRecordsThatSaySo() throws IOException {
    Recorder recorder = opened();
    byte[] chunk = new byte[300_000];
    new Random(1).nextBytes(chunk);
    recorder.data(Direction.RECEIVED, ByteBuffer.wrap(chunk));
    recorder.data(Direction.RECEIVED, bytes("next"));
    turn();

    List<Recording.Record> records = records(recorder.recording());
    assertTrue(records.size() > 2);
    for (Recording.Record record : records) {
      boolean starts = record.number() == 0 || record.number() == records.size() - 1;
      assertEquals(!starts, record.continued(), record::toString);
    }
    assertArrayEquals(
        chunk, Arrays.copyOf(all(recorder.recording(), Direction.RECEIVED), chunk.length));
  }

  @Test
  void manyChunksOfRandomSizesAreReadBackFromAnyOffset() throws IOException {
    Recorder recorder = opened();
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    Random random = new Random(42);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      if (random.nextInt(20) == 0) {
        words.add("event " + i);
        recorder.event("event " + i);
      }
      byte[] chunk = new byte[random.nextInt(random.nextInt(200) == 0 ? 200_000 : 300)];
      random.nextBytes(chunk);
      Direction direction = random.nextInt(3) == 0 ? Direction.SENT : Direction.RECEIVED;
      recorder.data(direction, ByteBuffer.wrap(chunk));
      (direction == Direction.SENT ? sent : received).writeBytes(chunk);
      both.writeBytes(chunk);
      if (random.nextInt(10) == 0) {
        turn();
      }
    }
    turn();

    Recording recording = recorder.recording();
    assertSource(recording, Direction.SENT, sent.toByteArray(), random);
    assertSource(recording, Direction.RECEIVED, received.toByteArray(), random);
    assertSource(recording, null, both.toByteArray(), random);
    List<Recording.Record> records = records(recording);
    List<String> readBack = new ArrayList<>();
    for (Recording.Record record : records) {
      if (record.isEvent()) {
        readBack.add(recording.words(record));
      }
      assertEquals(record, recording.record(record.number()));
    }
    assertEquals(words, readBack);
    for (int i = 0; i < 50; i++) {
      int first = random.nextInt(records.size());
      Recording.Record[] into = new Recording.Record[1 + random.nextInt(100)];
      int got = recording.records(first, into);
      assertTrue(got > 0);
      assertEquals(records.subList(first, first + got), Arrays.asList(into).subList(0, got));
    }
    assertLastBefore(recording, records, random);
  }

  private static void assertLastBefore(
      Recording recording, List<Recording.Record> records, Random random) throws IOException {
    for (Direction direction : new Direction[] {null, Direction.SENT, Direction.RECEIVED}) {
      for (long each : new long[] {0, 1, 64}) {
        Recording.Record end = records.getLast();
        long total = end.offset(direction) + each * end.number() + 100;
        for (int i = 0; i < 40; i++) {
          long amount = i == 0 ? 0 : i == 1 ? Long.MAX_VALUE : random.nextLong(total);
          Recording.Record last =
              records.stream()
                  .filter(record -> record.offset(direction) + each * record.number() <= amount)
                  .reduce((before, after) -> after)
                  .orElseThrow();
          assertEquals(last.number(), recording.lastBefore(direction, each, amount));
        }
      }
    }
  }

  private static void assertSource(
      Recording recording, @Nullable Direction direction, byte[] expected, Random random)
      throws IOException {
    assertArrayEquals(expected, all(recording, direction));
    for (int i = 0; i < 200; i++) {
      int from = random.nextInt(expected.length);
      ByteBuffer into =
          ByteBuffer.allocateDirect(1 + random.nextInt(i % 20 == 0 ? 100_000 : 1_000));
      int got = recording.bytes(direction).read(from, into);
      assertEquals(Math.min(into.capacity(), expected.length - from), got);
      byte[] read = new byte[got];
      into.flip().get(read);
      assertArrayEquals(Arrays.copyOfRange(expected, from, from + got), read);

      Recording.Record holder = recording.record(recording.recordAt(direction, from));
      assertTrue(!holder.isEvent() && (direction == null || holder.direction() == direction));
      assertTrue(holder.offset(direction) <= from);
      assertTrue(from < holder.offset(direction) + holder.length());
    }
    assertEquals(0, recording.bytes(direction).read(expected.length, ByteBuffer.allocate(1)));
    assertEquals(0, recording.bytes(direction).read(Long.MAX_VALUE, ByteBuffer.allocate(1)));
  }

  @Test
  void offsetsOutsideAreRefused() throws IOException {
    Recorder recorder = opened();
    recorder.data(Direction.SENT, bytes("abc"));
    turn();
    Recording recording = recorder.recording();
    assertThrows(IndexOutOfBoundsException.class, () -> recording.recordAt(Direction.SENT, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> recording.recordAt(Direction.SENT, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> recording.recordAt(Direction.RECEIVED, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> recording.record(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> recording.record(1));
    assertThrows(
        IndexOutOfBoundsException.class, () -> recording.records(-1, new Recording.Record[1]));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> recording.bytes(null).read(-1, ByteBuffer.allocate(1)));
  }

  @Test
  void whatWasPublishedNeverChanges() throws IOException {
    Recorder recorder = opened();
    recorder.event("first");
    turn();
    Recording recording = recorder.recording();
    Recording.Extent early = recording.extent();
    Recording.Record event = recording.record(0);
    recorder.data(Direction.SENT, bytes("abc"));
    turn();
    assertEquals(1, early.records());
    assertEquals("first", recording.words(event));
    Recording.Record again = recording.record(0);
    assertEquals(event.nanos(), again.nanos());
    assertEquals("first", recording.words(again));
  }

  @Test
  void afterCloseEverythingIsReadableAndNothingIsAdded() throws IOException {
    Recorder recorder = opened();
    recorder.data(Direction.RECEIVED, bytes("last words"));
    recorder.close();
    recorder.close();
    recorder.data(Direction.RECEIVED, bytes("too late"));
    recorder.event("too late");
    recorder.finished(Direction.SENT);
    turn();
    Recording recording = recorder.recording();
    assertEquals(1, recording.extent().records());
    assertNull(recording.extent().trouble());
    assertArrayEquals("last words".getBytes(UTF_8), all(recording, null));
    assertSame(recording, recorder.recording());
  }

  @Test
  void aConversationOfEventsOnlyIsReadable() throws IOException {
    Recorder recorder = newRecorder();
    recorder.event("dialed");
    recorder.event("");
    turn();
    recorder.close();
    assertEquals(2, recorder.recording().extent().records());
    assertEquals("dialed", recorder.recording().words(recorder.recording().record(0)));
    assertEquals("", recorder.recording().words(recorder.recording().record(1)));
    assertEquals(0, recorder.recording().extent().bytes());
  }

  @Test
  void aWalkTellsEveryByteOnceWithItsRecord() throws IOException {
    Recorder recorder = opened();
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] some = new byte[1 + random.nextInt(300)];
      random.nextBytes(some);
      recorder.data(
          random.nextBoolean() ? Direction.SENT : Direction.RECEIVED, ByteBuffer.wrap(some));
      if (random.nextInt(3) == 0) {
        recorder.event("a note");
      }
    }
    turn();
    Recording recording = recorder.recording();
    byte[] both = all(recording, null);
    for (int i = 0; i < 200; i++) {
      int from = random.nextInt(both.length + 1);
      int to = from + random.nextInt(both.length + 1 - from);
      ByteArrayOutputStream told = new ByteArrayOutputStream();
      recording.walk(
          from,
          to,
          (record, at, bytes) -> {
            assertEquals(recording.record(record.number()), record);
            assertEquals(from + told.size(), record.offset(null) + at);
            byte[] some = new byte[bytes.remaining()];
            bytes.get(some);
            told.writeBytes(some);
          });
      assertArrayEquals(Arrays.copyOfRange(both, from, to), told.toByteArray());
    }
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> recording.walk(0, both.length + 1, (_, _, _) -> fail("beyond the end")));
  }

  /// Long enough for several places of the index, with pauses and with many at one time.
  @Test
  void theFirstRecordFromATimeOnIsFound() throws IOException {
    Recorder recorder = opened();
    Random random = new Random(6);
    long now = 1_000;
    for (int i = 0; i < 3_000; i++) {
      now += random.nextInt(3) == 0 ? random.nextInt(1_000) : 0;
      clock(now);
      if (random.nextInt(10) == 0) {
        recorder.event("event " + i);
      } else {
        Direction way = random.nextBoolean() ? Direction.SENT : Direction.RECEIVED;
        recorder.data(way, ByteBuffer.allocate(1 + random.nextInt(i % 50 == 0 ? 60_000 : 300)));
      }
      if (random.nextInt(20) == 0) {
        turn();
      }
    }
    turn();
    clock(now + 1);
    recorder.event("not in the file yet");
    turn();
    Recording recording = recorder.recording();
    List<Recording.Record> all = records(recording);
    for (int round = 0; round < 500; round++) {
      long wanted = all.getFirst().nanos() - 5 + random.nextLong(now - all.getFirst().nanos() + 10);
      long expected =
          all.stream()
              .filter(record -> record.nanos() >= wanted)
              .findFirst()
              .orElse(all.getLast())
              .number();
      assertEquals(expected, recording.recordFrom(wanted), () -> "from " + wanted);
    }
  }
}
