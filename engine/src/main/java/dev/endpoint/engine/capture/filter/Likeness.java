package dev.endpoint.engine.capture.filter;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.message.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes a filter that accepts a message and those that begin like it: by its first word, by its
/// first characters where it begins with a sign, or by its first bytes where it is no text.
final class Likeness {
  /// More characters would fit that one message alone.
  private static final int CHARACTERS = 16;

  private static final int BYTES = 3;

  private Likeness() {}

  static String of(Recording recording, Message message) throws IOException {
    if (message.direction() == null) {
      String words = recording.words(recording.record(message.record()));
      return "event"
          + (words.isEmpty() ? "" : " && text contains \"" + quoted(first(words)) + "\"");
    }
    String direction = message.direction() == Direction.SENT ? "sent" : "recv";
    return direction + " && " + begins(head(recording, message.direction(), message));
  }

  private static byte[] head(Recording recording, Direction direction, Message message)
      throws IOException {
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(CHARACTERS, message.size()));
    while (head.hasRemaining()
        && recording.bytes(direction).read(message.offset() + head.position(), head) > 0) {
      continue;
    }
    byte[] bytes = new byte[head.position()];
    head.flip().get(bytes);
    return bytes;
  }

  private static String begins(byte[] head) {
    StringBuilder plain = new StringBuilder();
    while (plain.length() < head.length && isPlain(head[plain.length()])) {
      plain.append((char) head[plain.length()]);
    }
    String word = plain.toString().split("[^A-Za-z0-9_-]", 2)[0];
    if (word.length() > 1) {
      return "text ~ /^" + word + "/";
    }
    return plain.length() > 1
        ? "text contains \"" + quoted(plain.toString().strip()) + "\""
        : "hex contains " + hex(head);
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b < 0x7f;
  }

  private static String hex(byte[] head) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < Math.min(BYTES, head.length); i++) {
      pairs.add(String.format(Locale.ROOT, "%02X", head[i]));
    }
    return String.join(" ", pairs);
  }

  /// What events of a kind have in common stands before their numbers and addresses.
  private static String first(String words) {
    String line = words.lines().findFirst().orElse("");
    String[] parts = line.split(" ", 3);
    return parts.length > 1 ? parts[0] + " " + parts[1] : line;
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
