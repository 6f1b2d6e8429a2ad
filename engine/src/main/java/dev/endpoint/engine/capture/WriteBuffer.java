package dev.endpoint.engine.capture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Executor;

/// The one buffer in which the captures of an engine gather what they write. It goes to the files
/// when it is full, and at the end of the reactor's turn: so a turn costs one write for each
/// capture that grew, however small the pieces were. Reactor thread.
final class WriteBuffer {
  static final int CAPACITY = 256 * 1024;

  private final Executor later;
  private final Runnable endOfTurn = this::endOfTurn;
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(CAPACITY).order(Pcapng.ORDER);
  private FileRecorder[] owners = new FileRecorder[16];
  private int[] ends = new int[16];
  private int runs;
  private boolean scheduled;

  /// @param later runs a task at the end of the reactor's turn
  WriteBuffer(Executor later) {
    this.later = later;
  }

  /// The buffer with so much room; what is in it may be written out to make it.
  ByteBuffer reserve(int size) {
    if (bytes.remaining() < size) {
      flush();
    }
    return bytes;
  }

  /// Says that all since the last call belongs to this owner, which also is to publish at the end
  /// of the turn.
  void added(FileRecorder owner) {
    if (runs == 0 || owners[runs - 1] != owner) {
      if (runs == owners.length) {
        owners = Arrays.copyOf(owners, 2 * runs);
        ends = Arrays.copyOf(ends, 2 * runs);
      }
      owners[runs++] = owner;
    }
    ends[runs - 1] = bytes.position();
    if (!scheduled) {
      scheduled = true;
      later.execute(endOfTurn);
    }
  }

  private void endOfTurn() {
    scheduled = false;
    flush();
  }

  /// Writes everything, then has each owner publish it.
  void flush() {
    int start = 0;
    for (int i = 0; i < runs; i++) {
      if (ends[i] > start) {
        owners[i].write(bytes, start, ends[i]);
      }
      start = ends[i];
    }
    bytes.clear();
    int published = runs;
    runs = 0;
    for (int i = 0; i < published; i++) {
      owners[i].publish();
    }
    Arrays.fill(owners, 0, published, null);
  }
}
