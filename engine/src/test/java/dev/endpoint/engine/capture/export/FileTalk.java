package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

/// Tells conversations to a recorder of files, a millisecond after each other.
final class FileTalk {
  private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");

  /// For the recording while its recorder lives.
  static final Calendar CALENDAR = new Calendar(Talk.EPOCH, ZoneOffset.UTC);

  /// For a capture that was opened: its clock is the wall clock.
  static final Calendar ZERO = new Calendar(0, ZoneOffset.UTC);

  private final Queue<Runnable> later = new ArrayDeque<>();
  private long nanos;
  private final Recorder recorder;

  FileTalk(Path dir) {
    this(dir, false);
  }

  /// @param accepted whether the peer connected to us
  FileTalk(Path dir, boolean accepted) {
    CaptureFolder folder =
        new CaptureFolder(() -> nanos, () -> START, later::add, dir.resolve("captures"));
    recorder = folder.newRecorder("talk");
    recorder.opened(
        new InetSocketAddress("127.0.0.1", accepted ? 80 : 40_000),
        new InetSocketAddress("127.0.0.1", accepted ? 40_000 : 80),
        accepted);
  }

  FileTalk say(Direction direction, byte... bytes) {
    nanos += 1_000_000;
    recorder.data(direction, ByteBuffer.wrap(bytes));
    return this;
  }

  FileTalk event(String words) {
    nanos += 1_000_000;
    recorder.event(words);
    return this;
  }

  Recording end() {
    recorder.close();
    later.forEach(Runnable::run);
    return recorder.recording();
  }

  /// Reads of all sizes, some longer than a packet, and events.
  static Recording random(Path dir, long seed, int records) {
    Random random = new Random(seed);
    FileTalk talk = new FileTalk(dir, seed % 2 == 0);
    for (int i = 0; i < records; i++) {
      if (random.nextInt(6) == 0) {
        talk.event("event " + i);
      } else {
        byte[] said = new byte[1 + random.nextInt(i % 10 == 0 ? 200_000 : 500)];
        random.nextBytes(said);
        talk.say(random.nextBoolean() ? Direction.SENT : Direction.RECEIVED, said);
      }
    }
    return talk.end();
  }
}
