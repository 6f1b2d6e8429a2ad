package dev.endpoint.engine.capture.export;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes text as UTF-8, for one thread. It is a class of its own and no Writer: files have a
/// character or two for each byte, and a Writer's way for each of them costs many times the
/// character.
final class TextOut {
  private static final int SIZE = 64 * 1024;

  /// At least so many bytes are free when something is put in.
  private static final int MOST = 16;

  /// From here on it pays to have Java encode a text as a whole.
  private static final int LONG = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final OutputStream out;
  private final byte[] bytes = new byte[SIZE];
  private int count;

  /// The first half of a pair, which waits for the other one; else 0.
  private char half;

  TextOut(OutputStream out) {
    this.out = out;
  }

  TextOut append(char c) throws IOException {
    if (c < 0x80 && half == 0) {
      room();
      bytes[count++] = (byte) c;
    } else {
      other(c);
    }
    return this;
  }

  /// Half a pair alone is a question mark, as in all of Java.
  private void other(char c) throws IOException {
    char before = half;
    half = 0;
    if (before != 0 && Character.isLowSurrogate(c)) {
      appendPoint(Character.toCodePoint(before, c));
      return;
    }
    if (before != 0) {
      append('?');
    }
    if (Character.isHighSurrogate(c)) {
      half = c;
    } else {
      appendPoint(Character.isLowSurrogate(c) ? '?' : c);
    }
  }

  /// @param point no half of a pair
  TextOut appendPoint(int point) throws IOException {
    room();
    if (point < 0x80) {
      bytes[count++] = (byte) point;
    } else if (point < 0x800) {
      bytes[count++] = (byte) (0xC0 | point >> 6);
      bytes[count++] = (byte) (0x80 | point & 0x3F);
    } else if (point < 0x10000) {
      bytes[count++] = (byte) (0xE0 | point >> 12);
      bytes[count++] = (byte) (0x80 | point >> 6 & 0x3F);
      bytes[count++] = (byte) (0x80 | point & 0x3F);
    } else {
      bytes[count++] = (byte) (0xF0 | point >> 18);
      bytes[count++] = (byte) (0x80 | point >> 12 & 0x3F);
      bytes[count++] = (byte) (0x80 | point >> 6 & 0x3F);
      bytes[count++] = (byte) (0x80 | point & 0x3F);
    }
    return this;
  }

  TextOut append(String text) throws IOException {
    int length = text.length();
    if (length >= LONG && half == 0 && !Character.isHighSurrogate(text.charAt(length - 1))) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      write(utf8, utf8.length);
      return this;
    }
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i));
    }
    return this;
  }

  /// What stands for a byte.
  ///
  /// @return how long it is
  int token(Tokens tokens, byte b) throws IOException {
    room();
    LONGS.set(bytes, count, tokens.word(b));
    int length = tokens.length(b);
    count += length;
    return length;
  }

  /// Plain ASCII, or any other UTF-8.
  void write(byte[] utf8, int length) throws IOException {
    if (length > SIZE - count) {
      drain();
    }
    if (length > SIZE) {
      out.write(utf8, 0, length);
      return;
    }
    System.arraycopy(utf8, 0, bytes, count, length);
    count += length;
  }

  private void room() throws IOException {
    if (count > SIZE - MOST) {
      drain();
    }
  }

  private void drain() throws IOException {
    out.write(bytes, 0, count);
    count = 0;
  }

  void flush() throws IOException {
    drain();
    out.flush();
  }
}
