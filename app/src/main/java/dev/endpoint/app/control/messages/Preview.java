package dev.endpoint.app.control.messages;

import dev.endpoint.app.control.stream.Glyph;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The first bytes of a message in one line: text as it is, with pictures for what is invisible and
/// hex for what is no text.
final class Preview {
  /// More bytes than fit into a row are of no use.
  static final int BYTES = 512;

  private Preview() {}

  /// @param whole whether these are all bytes of the message, so that half a character at the end
  ///   is none
  static String of(ByteBuffer bytes, boolean whole) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = bytes.duplicate();
    CharBuffer out = CharBuffer.allocate(in.remaining());
    StringBuilder text = new StringBuilder();
    while (true) {
      CoderResult result = decoder.decode(in, out, whole);
      out.flip().codePoints().forEach(point -> text.append(Glyph.of(point).text()));
      out.clear();
      if (!result.isError()) {
        return text.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        text.append(Glyph.invalid(in.get() & 0xff).text());
      }
      decoder.reset();
    }
  }
}
