package dev.endpoint.engine.capture;

import org.junit.jupiter.api.BeforeEach;

/// Each packet in a file of its own.
class PartedRecorderTest extends FolderRecorderContract {
  @BeforeEach
  void cut() {
    folder.limit(new CaptureLimits(0, 0, 1));
  }
}
