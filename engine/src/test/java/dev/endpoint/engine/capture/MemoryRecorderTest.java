package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class MemoryRecorderTest extends RecorderContract {
  private long now;

  @Override
  void clock(long nanos) {
    now = nanos;
  }

  @Override
  Recorder newRecorder() {
    return MemoryRecorder.factory(() -> now).newRecorder("test");
  }

  @Override
  void turn() {}

  @Test
  void whileStoppedBytesAreMissed() {
    MemoryRecorder recorder = new MemoryRecorder(() -> now);
    recorder.data(Direction.SENT, bytes("abc"));
    recorder.stop("The disk is full");
    recorder.data(Direction.SENT, bytes("defgh"));
    assertEquals(
        new Recording.Extent(1, 3, 0, 0, "The disk is full", 5), recorder.recording().extent());
    recorder.resume();
    assertNull(recorder.recording().extent().trouble());
    assertNull(recorder.recording().file());
  }
}
