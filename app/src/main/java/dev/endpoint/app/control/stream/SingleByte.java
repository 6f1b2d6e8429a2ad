package dev.endpoint.app.control.stream;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;

/// Reads an encoding in which each byte is a character, or none.
final class SingleByte implements Encoding.Reader {
  private static final int NONE = -1;

  private final int[] points = new int[256];

  /// @param charset its name; one that this Java does not know has no characters
  SingleByte(String charset) {
    Arrays.fill(points, NONE);
    if (Charset.isSupported(charset)) {
      CharsetDecoder decoder = Charset.forName(charset).newDecoder();
      Arrays.setAll(points, value -> decode(decoder, value));
    }
  }

  private static int decode(CharsetDecoder decoder, int value) {
    try {
      return decoder.decode(ByteBuffer.wrap(new byte[] {(byte) value})).get();
    } catch (CharacterCodingException e) {
      return NONE;
    }
  }

  @Override
  public int length(Chunk chunk, int at) {
    return points[chunk.at(at)] == NONE ? Encoding.INVALID : 1;
  }

  @Override
  public int codePoint(Chunk chunk, int at, int length) {
    return points[chunk.at(at)];
  }

  @Override
  public int begunBefore(Chunk chunk) {
    return 0;
  }
}
