package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Utf8Check;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A message while it comes: checked as it grows, and never larger than allowed. The memory grows
/// with what has come, not with what a frame announces.
final class MessageBuffer {
  private static final int SMALL = 4096;

  /// What is kept between messages; a larger array is let go.
  private static final int KEPT = 64 * 1024;

  private final long limit;
  private byte[] bytes = new byte[0];
  private int length;
  private MessageKind kind = MessageKind.BINARY;
  private Utf8Check check = new Utf8Check();

  MessageBuffer(long limit) {
    this.limit = limit;
  }

  void begin(MessageKind kind) {
    this.kind = kind;
    length = 0;
    check = new Utf8Check();
    if (bytes.length > KEPT) {
      bytes = new byte[0];
    }
  }

  int length() {
    return length;
  }

  /// Whether so many more bytes would be too many.
  void expect(long more) throws Violation {
    if (more > limit - length) {
      throw new Violation(
          CloseCode.TOO_BIG, "A message was longer than the " + limit + " bytes allowed here");
    }
  }

  void add(byte[] from, int start, int count) throws Violation {
    expect(count);
    if (kind == MessageKind.TEXT && !check.take(ByteBuffer.wrap(from, start, count))) {
      throw notText();
    }
    if (count > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, capacity(length + count));
    }
    System.arraycopy(from, start, bytes, length, count);
    length += count;
  }

  private int capacity(int needed) {
    long doubled = Math.max(SMALL, 2L * bytes.length);
    return (int) Math.max(needed, Math.min(doubled, limit));
  }

  Event.Message end() throws Violation {
    if (kind == MessageKind.TEXT && !check.isWhole()) {
      throw notText();
    }
    return new Event.Message(kind, ByteBuffer.wrap(bytes, 0, length).asReadOnlyBuffer());
  }

  private static Violation notText() {
    return Violation.data("A text message was not UTF-8");
  }
}
