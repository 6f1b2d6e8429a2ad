package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What is selected as something to look for: text where it is text, else hex. Reads the recording,
/// so it stays off the FX thread.
final class Sought {
  /// Who selects more does not mean to look for it.
  private static final int LONGEST = 256;

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final Recording recording;
  private final Encoding encoding;

  /// @param encoding how bytes are read as text
  Sought(Recording recording, Encoding encoding) {
    this.recording = recording;
    this.encoding = encoding;
  }

  /// @param selection not an empty one
  @Nullable Query of(Selection selection) throws IOException {
    Place from = selection.from();
    Direction direction =
        from.record() < recording.extent().records()
            ? recording.record(from.record()).direction()
            : null;
    if (direction == null) {
      return null;
    }
    long start = OwnOffset.of(from, recording, direction);
    long size = OwnOffset.of(selection.until(), recording, direction) - start;
    return size > 0 && size <= LONGEST ? query(bytes(direction, start, (int) size)) : null;
  }

  private byte[] bytes(Direction direction, long start, int count) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(count);
    recording.bytes(direction).read(start, into);
    return into.array();
  }

  private Query query(byte[] bytes) {
    try {
      String text = encoding.charset().newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.chars().noneMatch(Character::isISOControl)) {
        return new Query(text, Query.Kind.TEXT, false, encoding);
      }
    } catch (CharacterCodingException e) {
      // Then these bytes are no text, and hex says what they are.
    }
    return new Query(HEX.formatHex(bytes), Query.Kind.HEX, false, encoding);
  }
}
