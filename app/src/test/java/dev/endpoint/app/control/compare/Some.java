package dev.endpoint.app.control.compare;

import dev.endpoint.engine.capture.ByteSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that may become more.
final class Some implements ByteSource {
  private byte[] bytes;

  Some(byte[] bytes) {
    this.bytes = bytes;
  }

  static Some text(String text) {
    return new Some(text.getBytes(StandardCharsets.UTF_8));
  }

  void add(String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, bytes.length, more.length);
    bytes = all;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public int read(long offset, ByteBuffer into) {
    int count = (int) Math.min(into.remaining(), bytes.length - offset);
    into.put(bytes, (int) offset, count);
    return count;
  }
}
