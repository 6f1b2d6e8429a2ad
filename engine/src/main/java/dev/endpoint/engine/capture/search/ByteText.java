package dev.endpoint.engine.capture.search;

import java.nio.charset.StandardCharsets;

/// Bytes as characters 0 to 255, counting how often they are looked at: an expression may try so
/// many ways that it never ends.
final class ByteText implements CharSequence {
  private static final int CHECK_EVERY = 1 << 16;

  private final Scan.CancelCheck check;
  private final long most;
  private byte[] data = {};
  private int length;
  private long looks;

  /// An expression tries too many ways.
  static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// @param most looks at what was set last
  ByteText(Scan.CancelCheck check, long most) {
    this.check = check;
    this.most = most;
  }

  void set(byte[] bytes, int count) {
    data = bytes;
    length = count;
    looks = 0;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    if (++looks % CHECK_EVERY == 0) {
      pause();
    }
    return (char) (data[index] & 0xFF);
  }

  private void pause() {
    check.check();
    if (looks > most) {
      throw new Endless();
    }
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(data, start, end - start, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return subSequence(0, length).toString();
  }
}
