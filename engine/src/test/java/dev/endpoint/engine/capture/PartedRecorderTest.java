package dev.endpoint.engine.capture;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Each packet in a file of its own.
class PartedRecorderTest extends RecorderContract {
  @TempDir Path dir;
  private final Turns turns = new Turns();
  private CaptureFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = turns.folder(dir);
    folder.limit(new CaptureLimits(0, 0, 1));
  }

  @Override
  void clock(long nanos) {
    turns.nanos = nanos;
  }

  @Override
  Recorder newRecorder() {
    return folder.newRecorder("test");
  }

  @Override
  void turn() {
    turns.end();
  }
}
