package dev.endpoint.engine.capture.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes to characters, where not all of them need be any. UTF-8 is decoded here: the decoder of
/// Java has to be begun anew behind each byte that is no character, of which noise has as many as
/// not.
final class Decoding {
  private static final int CHARS = 4096;

  interface Sink {
    void character(int codePoint) throws IOException;

    /// A byte that is no character.
    void stray(byte b) throws IOException;

    /// A character of ASCII, or a byte beyond it that is no character: most of what there is.
    default void single(byte b) throws IOException {
      if (b >= 0) {
        character(b);
      } else {
        stray(b);
      }
    }
  }

  private final boolean utf8;
  private final CharsetDecoder decoder;
  private final CharBuffer chars = CharBuffer.allocate(CHARS);

  Decoding(Charset charset) {
    utf8 = charset.equals(StandardCharsets.UTF_8);
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /// Takes all bytes; but without `end`, a character that is not whole yet stays in the buffer.
  void decode(ByteBuffer in, boolean end, Sink sink) throws IOException {
    if (utf8 && in.hasArray()) {
      int base = in.arrayOffset();
      int at = Utf8.decode(in.array(), base + in.position(), base + in.limit(), end, sink);
      in.position(at - base);
      return;
    }
    decoder.reset();
    CoderResult result;
    do {
      result = decoder.decode(in, chars.clear(), end);
      flush(sink);
      for (int i = 0; result.isError() && i < result.length(); i++) {
        sink.stray(in.get());
      }
    } while (!result.isUnderflow());
  }

  private void flush(Sink sink) throws IOException {
    chars.flip();
    while (chars.hasRemaining()) {
      char first = chars.get();
      boolean pair = Character.isHighSurrogate(first) && chars.hasRemaining();
      sink.character(pair ? Character.toCodePoint(first, chars.get()) : first);
    }
  }

  /// The one character that these bytes are, or -1.
  int only(ByteBuffer in) throws IOException {
    int[] found = {-1, 0};
    decode(
        in,
        true,
        new Sink() {
          @Override
          public void character(int codePoint) {
            found[0] = codePoint;
            found[1]++;
          }

          @Override
          public void stray(byte b) {
            found[1] = 2;
          }
        });
    return found[1] == 1 ? found[0] : -1;
  }
}
