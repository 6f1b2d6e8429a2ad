package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Parties;
import dev.endpoint.engine.capture.Progress;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.transport.Addresses;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The conversation as a person reads it: at the head who connected to whom and when, as far as the
/// recording tells; then when, who, how much, and below that what was said, with the escapes of the
/// composer, one line for each of theirs.
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
    transcript.parties(parties(excerpt.recording()));
    out.append("Times are those of ").append(excerpt.calendar().zone().getId()).append(".\n\n");
    Pieces pieces = new Pieces(excerpt, progress);
    while (pieces.next()) {
      transcript.piece(pieces);
    }
  }

  /// What was said can be told without them, such as when the file has another name by now.
  private static Parties parties(Recording recording) {
    try {
      return Parties.of(recording);
    } catch (IOException e) {
      return Parties.UNKNOWN;
    }
  }

  private void parties(Parties parties) throws IOException {
    if (parties.local() == null && parties.peer() == null) {
      return;
    }
    String local = name(parties.local(), "this end") + " (sent)";
    String peer = name(parties.peer(), "the peer") + " (received)";
    out.append(parties.accepted() ? peer : local).append(" connected to ");
    out.append(parties.accepted() ? local : peer).append(", ");
    out.append(time(excerpt.recording().began())).append(".\n");
  }

  private static String name(@Nullable SocketAddress address, String unknown) {
    return address == null ? unknown : Addresses.text(address);
  }

  private String time(long nanos) {
    return TIME.format(excerpt.calendar().at(nanos).atZone(excerpt.calendar().zone()));
  }

  private void piece(Pieces pieces) throws IOException {
    Recording.Record record = pieces.record();
    out.append(time(record.nanos())).append("  ");
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
