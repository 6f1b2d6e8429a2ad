package dev.endpoint.engine.capture.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Writes text as UTF-8, for one thread. The writers of Java take a lock for each character, which
/// costs more than the character.
final class TextOut extends Writer {
  private static final int SIZE = 32 * 1024;

  private final OutputStream out;
  private final char[] chars = new char[SIZE];
  private int count;

  TextOut(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int c) throws IOException {
    if (count == SIZE) {
      drain();
    }
    chars[count++] = (char) c;
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    if (length > SIZE - count) {
      drain();
    }
    if (length > SIZE - count) {
      super.write(text, from, length);
      return;
    }
    text.getChars(from, from + length, chars, count);
    count += length;
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text[i]);
    }
  }

  /// Half of a pair waits for the other one.
  private void drain() throws IOException {
    boolean half = count > 0 && Character.isHighSurrogate(chars[count - 1]);
    int ready = half ? count - 1 : count;
    out.write(new String(chars, 0, ready).getBytes(StandardCharsets.UTF_8));
    if (half) {
      chars[0] = chars[ready];
    }
    count -= ready;
  }

  @Override
  public void flush() throws IOException {
    drain();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
