package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Progress;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The conversation as a person reads it: when, who, how much, and below that what was said, with
/// the escapes of the composer, one line for each of theirs.
final class Transcript {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final String INDENT = "    ";

  private final Excerpt excerpt;
  private final TextOut out;
  private final EscapedText text;

  private Transcript(Excerpt excerpt, TextOut out) {
    this.excerpt = excerpt;
    this.out = out;
    text = new EscapedText(out);
  }

  static void write(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
    Transcript transcript = new Transcript(excerpt, out);
    out.append("Times are those of ").append(excerpt.calendar().zone().getId()).append(".\n\n");
    Pieces pieces = new Pieces(excerpt, progress);
    while (pieces.next()) {
      transcript.piece(pieces);
    }
  }

  private void piece(Pieces pieces) throws IOException {
    Recording.Record record = pieces.record();
    out.append(
        TIME.format(excerpt.calendar().at(record.nanos()).atZone(excerpt.calendar().zone())));
    out.append("  ");
    if (record.isEvent()) {
      out.append(pieces.words()).append('\n');
      return;
    }
    ByteBuffer bytes = pieces.bytes();
    out.append(record.direction() == Direction.SENT ? "sent " : "received ");
    out.append(Integer.toString(bytes.remaining()));
    out.append(bytes.remaining() == 1 ? " byte" : " bytes");
    out.append(" from offset ").append(Long.toString(pieces.offset()));
    out.append(pieces.continued() ? ", going on\n" : "\n");
    lines(bytes);
  }

  private void lines(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      int end = bytes.position();
      while (end < bytes.limit() && bytes.get(end) != '\n') {
        end++;
      }
      int size = Math.min(end + 1, bytes.limit()) - bytes.position();
      out.append(INDENT);
      text.all(bytes.slice(bytes.position(), size));
      out.append('\n');
      bytes.position(bytes.position() + size);
    }
  }
}
