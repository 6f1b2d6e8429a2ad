package dev.endpoint.engine.capture.diff;

import dev.endpoint.engine.capture.ByteSource;
import java.nio.ByteBuffer;

/// Bytes of which one is told how many there are by now.
final class Grown implements ByteSource {
  private final byte[] bytes;
  private int length;

  Grown(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  static Grown all(byte[] bytes) {
    return new Grown(bytes, bytes.length);
  }

  void to(int grown) {
    length = Math.min(bytes.length, grown);
  }

  boolean isWhole() {
    return length == bytes.length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read(long offset, ByteBuffer into) {
    int count = (int) Math.min(into.remaining(), length - offset);
    into.put(bytes, (int) offset, count);
    return count;
  }
}
