package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Records what a test says, a millisecond after each other, and writes messages down as text.
/// Bytes are written as ASCII with `\n`, `\r` and `\x00`.
final class Tape {
  long nanos;
  final MemoryRecorder recorder = new MemoryRecorder(() -> nanos);

  Tape sent(String text) {
    return say(Direction.SENT, bytes(text));
  }

  Tape received(String text) {
    return say(Direction.RECEIVED, bytes(text));
  }

  Tape say(Direction direction, byte... bytes) {
    nanos += 1_000_000;
    recorder.data(direction, ByteBuffer.wrap(bytes));
    return this;
  }

  Tape event(String words) {
    nanos += 1_000_000;
    recorder.event(words);
    return this;
  }

  Tape after(long millis) {
    nanos += millis * 1_000_000;
    return this;
  }

  Recording recording() {
    return recorder.recording();
  }

  /// Everything that is recorded by now, cut.
  MessageIndex index(Cutting cutting) throws IOException {
    MessageIndex index = new MessageIndex(recording(), cutting);
    while (index.advance(1 << 20)) {
      continue;
    }
    return index;
  }

  /// All messages, those under way last.
  static List<Message> all(MessageIndex index) throws IOException {
    List<Message> all = new ArrayList<>(index.messages(1, Integer.MAX_VALUE));
    all.addAll(index.open());
    return all;
  }

  /// `>` for sent, `<` for received, `*` for an event; then the bytes; then `?` and what is
  /// missing, or `!` and why it is not cut.
  String text(Cutting cutting) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Message message : all(index(cutting))) {
      texts.add(text(message));
    }
    return String.join(" | ", texts);
  }

  String text(Message message) throws IOException {
    String mark =
        switch (message.state()) {
          case WHOLE -> "";
          case OPEN -> " ?" + message.words();
          case UNCUT -> " !" + message.words();
        };
    if (message.direction() == null) {
      return "*" + recording().words(recording().record(message.record())) + mark;
    }
    return (message.direction() == Direction.SENT ? ">" : "<")
        + text(read(recording().bytes(message.direction()), message.offset(), message.size()))
        + mark;
  }

  static byte[] read(ByteSource source, long offset, long size) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(Math.toIntExact(size));
    while (into.hasRemaining() && source.read(offset + into.position(), into) > 0) {
      continue;
    }
    return into.array();
  }

  static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        bytes.write(c);
        continue;
      }
      char kind = text.charAt(++i);
      if (kind == 'x') {
        bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(kind == 'n' ? '\n' : '\r');
      }
    }
    return bytes.toByteArray();
  }

  static String text(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      switch (b) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default ->
            text.append(b >= ' ' && b < 0x7f ? String.valueOf((char) b) : "\\x%02x".formatted(b));
      }
    }
    return text.toString();
  }
}
