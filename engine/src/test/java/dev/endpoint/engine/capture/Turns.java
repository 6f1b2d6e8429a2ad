package dev.endpoint.engine.capture;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/// A reactor's clock and turns, moved by hand.
final class Turns {
  static final Instant WALL = Instant.parse("2026-11-22T21:26:58Z");
  static final InetSocketAddress LOCAL = new InetSocketAddress("127.0.0.1", 40_000);
  static final InetSocketAddress PEER = new InetSocketAddress("127.0.0.1", 80);

  long nanos = 1_000_000;
  private final Queue<Runnable> later = new ArrayDeque<>();

  CaptureFolder folder(Path dir) {
    return folder(dir, Disk.SYSTEM);
  }

  CaptureFolder folder(Path dir, Disk disk) {
    return new CaptureFolder(() -> nanos, () -> WALL, later::add, dir, disk);
  }

  void end() {
    for (Runnable task = later.poll(); task != null; task = later.poll()) {
      task.run();
    }
  }
}
