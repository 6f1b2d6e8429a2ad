package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Progress;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Every record as one object of JSON (RFC 8259): the time, and an event's words, or bytes with
/// their direction and offset. Bytes stand in `text` if they are text in UTF-8, else in `base64`.
final class JsonRecords {
  private final TextOut out;

  private JsonRecords(TextOut out) {
    this.out = out;
  }

  /// As one array.
  static void array(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
    out.append('[');
    new JsonRecords(out).all(excerpt, progress, "\n", ",\n", "");
    out.append("\n]\n");
  }

  /// Each on a line of its own (NDJSON).
  static void lines(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
    new JsonRecords(out).all(excerpt, progress, "", "", "\n");
  }

  private void all(Excerpt excerpt, Progress progress, String first, String between, String behind)
      throws IOException {
    Pieces pieces = new Pieces(excerpt, progress);
    String before = first;
    while (pieces.next()) {
      out.append(before);
      one(excerpt, pieces);
      out.append(behind);
      before = between;
    }
  }

  private void one(Excerpt excerpt, Pieces pieces) throws IOException {
    Recording.Record record = pieces.record();
    out.append("{\"time\":\"").append(excerpt.calendar().at(record.nanos()).toString());
    if (record.isEvent()) {
      out.append("\",\"event\":");
      out.append(JsonText.quoted(pieces.words()));
    } else {
      ByteBuffer bytes = pieces.bytes();
      out.append("\",\"direction\":\"");
      out.append(record.direction() == Direction.SENT ? "sent" : "received");
      out.append("\",\"offset\":").append(Long.toString(pieces.offset()));
      out.append(",\"length\":").append(Integer.toString(bytes.remaining()));
      out.append(pieces.continued() ? ",\"continued\":true" : "");
      content(bytes);
    }
    out.append('}');
  }

  private void content(ByteBuffer bytes) throws IOException {
    String text = text(bytes.duplicate());
    if (text != null) {
      out.append(",\"text\":");
      out.append(JsonText.quoted(text));
    } else {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      out.append(",\"base64\":\"").append(Base64.getEncoder().encodeToString(copy)).append('"');
    }
  }

  private static @Nullable String text(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
