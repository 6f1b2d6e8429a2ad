package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.layer.FirstWords;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Arrays;

/// The name of a UNIX socket that is no path here: one in Linux's abstract space, or bytes that
/// this system cannot read as a path.
final class SocketName extends SocketAddress {
  private static final long serialVersionUID = 1L;

  /// The length of Linux's `sun_path`, which the header takes over.
  static final int LENGTH = 108;

  private final String words;

  private SocketName(String words) {
    this.words = words;
  }

  /// Takes one name. It ends at the first NUL; in the abstract space, which a NUL in front stands
  /// for, with the last byte that is none.
  static SocketAddress take(ByteBuffer in) {
    byte[] bytes = new byte[LENGTH];
    in.get(bytes);
    if (bytes[0] == 0) {
      String name = text(bytes, 1, lengthWithoutNulsAtEnd(bytes));
      return name.isEmpty() ? UnixDomainSocketAddress.of("") : new SocketName("@" + name);
    }
    String path = text(bytes, 0, firstNul(bytes));
    try {
      return UnixDomainSocketAddress.of(path);
    } catch (InvalidPathException notHere) {
      return new SocketName(FirstWords.quoted(path));
    }
  }

  /// Puts the path; anything else, and what is too long to be one, has no name.
  static void put(SocketAddress address, ByteBuffer out) {
    byte[] field = new byte[LENGTH];
    if (address instanceof UnixDomainSocketAddress unix) {
      byte[] path = unix.getPath().toString().getBytes(StandardCharsets.UTF_8);
      System.arraycopy(path, 0, field, 0, path.length <= LENGTH ? path.length : 0);
    }
    out.put(field);
  }

  private static String text(byte[] bytes, int from, int to) {
    return to <= from
        ? ""
        : new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8);
  }

  private static int firstNul(byte[] bytes) {
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return length;
  }

  private static int lengthWithoutNulsAtEnd(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SocketName that && words.equals(that.words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }

  @Override
  public String toString() {
    return FirstWords.quoted(words);
  }
}
