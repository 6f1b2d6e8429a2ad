package dev.endpoint.engine.capture.trace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file read from front to back, through a window that holds the next bytes.
final class TraceInput implements Closeable {
  /// The most bytes that can be looked at together; no packet in a trace is longer.
  static final int MOST = 16 << 20;

  private static final int WINDOW = 1 << 20;

  private final FileChannel channel;
  private final long size;
  private ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);

  /// Where in the file the window begins.
  private long start;

  private int at;

  TraceInput(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    size = channel.size();
  }

  /// How long the file was when it was opened.
  long size() {
    return size;
  }

  /// Where in the file the next byte is.
  long position() {
    return start + at;
  }

  void order(ByteOrder order) {
    window.order(order);
  }

  /// Has the next bytes at hand; false when the file ends before.
  boolean has(int count) throws IOException {
    if (window.limit() - at >= count) {
      return true;
    }
    if (position() + count > size) {
      return false;
    }
    load(count);
    return window.limit() - at >= count;
  }

  private void load(int count) throws IOException {
    ByteBuffer next = window;
    if (count > window.capacity()) {
      next = ByteBuffer.allocate(Math.max(count, 2 * window.capacity())).order(window.order());
    }
    next.put(0, window, at, window.limit() - at);
    int kept = window.limit() - at;
    start += at;
    at = 0;
    window = next.clear().position(kept);
    while (window.position() < count && channel.read(window, start + window.position()) >= 0) {
      // A file that has become shorter ends here.
    }
    window.flip();
  }

  /// Goes on behind the next bytes, at hand or not.
  void skip(long count) {
    if (count <= window.limit() - at) {
      at += (int) count;
    } else {
      start += at + count;
      at = 0;
      window.limit(0);
    }
  }

  /// The window; indexes count from [#at].
  ByteBuffer window() {
    return window;
  }

  /// Where in the window the next byte is.
  int at() {
    return at;
  }

  int getInt(int offset) {
    return window.getInt(at + offset);
  }

  int getShort(int offset) {
    return window.getShort(at + offset) & 0xffff;
  }

  int getByte(int offset) {
    return window.get(at + offset) & 0xff;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
