package dev.endpoint.engine.capture;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The contract of recorders, with those of a capture folder.
abstract class FolderRecorderContract extends RecorderContract {
  @TempDir Path dir;
  final Turns turns = new Turns();
  CaptureFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = turns.folder(dir);
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
