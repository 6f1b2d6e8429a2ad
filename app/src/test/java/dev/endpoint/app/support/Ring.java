package dev.endpoint.app.support;

import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.CaptureLimits;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/// A recording of which only the newest files are kept. Each record is a line of 40 bytes with its
/// number: `line 000017 …`.
public final class Ring {
  public static final int LINE = 40;

  private final Queue<Runnable> later = new ArrayDeque<>();
  private final Recorder recorder;
  private long nanos;
  private int said;

  public Ring(Path folder) {
    CaptureFolder captures =
        new CaptureFolder(() -> nanos, () -> Instant.EPOCH, later::add, folder);
    captures.limit(new CaptureLimits(0, 0, 8_000, 3));
    recorder = captures.newRecorder("talk");
  }

  /// Every fourth line is sent, the others are received.
  public Ring say(int lines) {
    for (int i = 0; i < lines; i++) {
      String line = "line %06d ".formatted(said++);
      String filled = line + ".".repeat(LINE - 1 - line.length()) + "\n";
      recorder.data(
          said % 4 == 0 ? Direction.SENT : Direction.RECEIVED,
          ByteBuffer.wrap(filled.getBytes(StandardCharsets.US_ASCII)));
      nanos += 1_000_000;
      if (said % 10 == 0) {
        while (!later.isEmpty()) {
          later.remove().run();
        }
      }
    }
    return this;
  }

  public Recording recording() {
    return recorder.recording();
  }

  public Recording.Gone gone() {
    return recording().extent().gone();
  }
}
