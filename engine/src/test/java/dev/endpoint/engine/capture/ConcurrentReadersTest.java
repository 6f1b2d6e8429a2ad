package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One writer, many readers, real threads.
@Timeout(60)
class ConcurrentReadersTest {
  private static final long TOTAL = 6L << 20;
  private static final int READERS = 3;

  @TempDir Path dir;

  /// What byte stands at an offset of what was sent; received is the same, inverted.
  private static byte at(long offset) {
    return (byte) (offset * 31 + (offset >>> 11));
  }

  private static void write(Recorder recorder, Turns turns) {
    Random random = new Random(2);
    long[] offset = {0, 0};
    while (offset[0] < TOTAL) {
      Direction direction = Direction.values()[random.nextInt(2)];
      int way = direction.ordinal();
      ByteBuffer chunk =
          ByteBuffer.allocateDirect(1 + random.nextInt(random.nextInt(4) == 0 ? 100_000 : 200));
      while (chunk.hasRemaining()) {
        byte value = at(offset[way]++);
        chunk.put(way == 0 ? value : (byte) ~value);
      }
      recorder.data(direction, chunk.flip());
      if (random.nextInt(20) == 0) {
        recorder.event("at " + offset[0]);
      }
      turns.end();
    }
    recorder.close();
  }

  /// Reads here and there until all is written, then returns how often it looked.
  private static int read(Recording recording, int seed, CountDownLatch started)
      throws IOException {
    Random random = new Random(seed);
    ByteBuffer into = ByteBuffer.allocateDirect(50_000);
    Recording.Record[] records = new Recording.Record[100];
    Recording.Extent before = recording.extent();
    int looks = 0;
    for (boolean last = false; !last; looks++) {
      Recording.Extent extent = recording.extent();
      last = extent.sent() >= TOTAL;
      assertTrue(extent.sent() >= before.sent() && extent.records() >= before.records());
      before = extent;
      started.countDown();
      if (extent.sent() == 0 || extent.received() == 0) {
        continue;
      }
      for (Direction direction : Direction.values()) {
        long length = extent.bytes(direction);
        long offset = random.nextBoolean() ? Math.max(0, length - 500) : random.nextLong(length);
        into.clear().limit((int) Math.min(into.capacity(), length - offset));
        assertEquals(into.limit(), recording.bytes(direction).read(offset, into));
        into.flip();
        for (long i = offset; into.hasRemaining(); i++) {
          assertEquals(direction == Direction.SENT ? at(i) : (byte) ~at(i), into.get());
        }
        long record = recording.recordAt(direction, offset);
        assertTrue(recording.record(record).offset(direction) <= offset);
      }
      long first = random.nextLong(extent.records());
      int got = recording.records(first, records);
      assertTrue(got > 0);
      for (int i = 0; i < got; i++) {
        assertEquals(first + i, records[i].number());
        if (records[i].isEvent()) {
          assertTrue(recording.words(records[i]).startsWith("at "));
        }
      }
    }
    return looks;
  }

  @Test
  void readersSeeOnlyWhatIsWholeWhileTheWriterGoesOn() throws Exception {
    Turns turns = new Turns();
    Recorder recorder = turns.folder(dir).newRecorder("x");
    CountDownLatch started = new CountDownLatch(READERS);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        int seed = i;
        Callable<Integer> reader = () -> read(recorder.recording(), seed, started);
        readers.add(threads.submit(reader));
      }
      started.await();
      write(recorder, turns);
      for (Future<Integer> reader : readers) {
        assertTrue(reader.get() > 0);
      }
    }
  }

  @Test
  void anInterruptFailsNoReadAndStaysSet() throws Exception {
    Path file = dir.resolve("file");
    Files.write(file, new byte[] {1, 2, 3, 4});
    ReadChannel channel = new ReadChannel(file);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<Boolean>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        boolean interrupted = i % 2 == 0;
        Callable<Boolean> reader =
            () -> {
              for (int n = 0; n < 500; n++) {
                if (interrupted) {
                  Thread.currentThread().interrupt();
                }
                ByteBuffer into = ByteBuffer.allocate(2);
                channel.read(into, 1);
                assertEquals(0x0203, into.flip().getShort());
                assertEquals(interrupted, Thread.interrupted());
              }
              return true;
            };
        readers.add(threads.submit(reader));
      }
      for (Future<Boolean> reader : readers) {
        assertTrue(reader.get());
      }
    }
    channel.close();
  }
}
