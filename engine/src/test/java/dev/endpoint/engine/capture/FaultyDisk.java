package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;

/// A disk that counts its calls and fails those that a test picks. A write that fails may have
/// written a part.
class FaultyDisk extends PassingDisk {
  private final Random random;
  private String reason = "No space left on device";
  private int calls;
  private int failFrom = Integer.MAX_VALUE;
  private int failTo = Integer.MAX_VALUE;
  int open;
  long free = Long.MAX_VALUE;

  FaultyDisk(long seed) {
    random = new Random(seed);
  }

  /// From the call with this number on (the first is 1), so many fail.
  void fail(int from, int count) {
    failFrom = from;
    failTo = (int) Math.min(Integer.MAX_VALUE, (long) from + count);
  }

  void failNext(int count, String why) {
    reason = why;
    fail(calls + 1, count);
  }

  void recover() {
    failFrom = Integer.MAX_VALUE;
  }

  int calls() {
    return calls;
  }

  private boolean fails() {
    calls++;
    return calls >= failFrom && calls < failTo;
  }

  private void call() throws IOException {
    if (fails()) {
      throw new IOException(reason);
    }
  }

  @Override
  public Output create(Path file) throws IOException {
    call();
    return super.create(file);
  }

  @Override
  public Output reopen(Path file) throws IOException {
    call();
    return super.reopen(file);
  }

  @Override
  public long free(Path folder) {
    return free;
  }

  @Override
  Output through(Output output) {
    open++;
    return new Passing(output) {
      @Override
      public int write(ByteBuffer bytes, long position) throws IOException {
        boolean fails = fails();
        int length =
            fails ? random.nextInt(bytes.remaining()) : 1 + random.nextInt(bytes.remaining());
        if (length > 0) {
          ByteBuffer part = bytes.slice(bytes.position(), length);
          while (part.hasRemaining()) {
            super.write(part, position + part.position());
          }
        }
        if (fails) {
          // What the system wrote of a failing call it does not tell; the torn part is on disk.
          throw new IOException(reason);
        }
        bytes.position(bytes.position() + length);
        return length;
      }

      @Override
      public void truncate(long size) throws IOException {
        call();
        super.truncate(size);
      }

      @Override
      public long size() throws IOException {
        call();
        return super.size();
      }

      @Override
      public void close() throws IOException {
        open--;
        super.close();
        call();
      }
    };
  }
}
