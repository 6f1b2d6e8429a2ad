package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Utf8Check;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The peer's frames, read from any pieces, as messages: a pure machine. It holds at most one
/// message, one control frame and one head.
///
/// A message that breaks a rule is refused at the byte that breaks it.
final class Incoming {
  private static final int PIECE = 16 * 1024;

  private final boolean fromClient;
  private final @Nullable Inflation inflation;
  private final MessageBuffer message;
  private final byte[] head = new byte[Frame.MAX_HEAD];
  private final byte[] piece = new byte[PIECE];
  private final byte[] control = new byte[Frame.MAX_CONTROL];

  private int headLength;
  private @Nullable Frame frame;

  /// How much of the frame's payload has come.
  private long taken;

  private boolean inMessage;
  private boolean compressed;

  /// @param fromClient whether the peer is the client, which masks its frames
  /// @param limit the longest message, decompressed
  /// @param inflation where compression was agreed on; its owner closes it
  Incoming(boolean fromClient, long limit, @Nullable Inflation inflation) {
    this.fromClient = fromClient;
    this.inflation = inflation;
    message = new MessageBuffer(limit);
  }

  /// The next event, or null when it takes more bytes. After a [Violation] it is of no use any
  /// more.
  @Nullable Event next(ByteBuffer in) throws Violation {
    while (true) {
      Frame current = frame;
      if (current == null) {
        current = head(in);
        if (current == null) {
          return null;
        }
        frame = current;
        taken = 0;
        begin(current);
      }
      if (!payload(current, in)) {
        return null;
      }
      frame = null;
      Event event = end(current);
      if (event != null) {
        return event;
      }
    }
  }

  private @Nullable Frame head(ByteBuffer in) throws Violation {
    while (in.hasRemaining()) {
      head[headLength++] = in.get();
      if (headLength >= 2 && headLength == Frame.size(head[1])) {
        headLength = 0;
        return Frame.read(head, fromClient, inflation != null);
      }
      if (headLength == 2) {
        early();
      }
    }
    return null;
  }

  /// What is wrong already is told before the rest of the head has come.
  private void early() throws Violation {
    boolean control = (head[0] & 0x08) != 0;
    if (control && (head[1] & 0x7f) > Frame.MAX_CONTROL) {
      throw Violation.protocol("A control frame was longer than 125 bytes");
    }
  }

  private void begin(Frame frame) throws Violation {
    if (frame.opcode().isControl()) {
      return;
    }
    boolean continues = frame.opcode() == Opcode.CONTINUATION;
    if (continues != inMessage) {
      throw Violation.protocol(
          continues
              ? "A message was continued before there was one"
              : "A message began before the last one was over");
    }
    if (!continues) {
      inMessage = true;
      compressed = frame.compressed();
      message.begin(frame.opcode() == Opcode.TEXT ? MessageKind.TEXT : MessageKind.BINARY);
    }
    if (!compressed) {
      message.expect(frame.length());
    }
  }

  /// Whether the frame's payload is whole.
  private boolean payload(Frame frame, ByteBuffer in) throws Violation {
    while (taken < frame.length() && in.hasRemaining()) {
      int count = (int) Math.min(Math.min(frame.length() - taken, in.remaining()), PIECE);
      in.get(piece, 0, count);
      if (frame.masked()) {
        Frame.mask(piece, 0, count, frame.key(), taken);
      }
      add(frame, count);
      taken += count;
    }
    return taken == frame.length();
  }

  private void add(Frame frame, int count) throws Violation {
    if (frame.opcode().isControl()) {
      System.arraycopy(piece, 0, control, (int) taken, count);
    } else if (compressed && inflation != null) {
      inflation.add(piece, 0, count, message);
    } else {
      message.add(piece, 0, count);
    }
  }

  private @Nullable Event end(Frame frame) throws Violation {
    return switch (frame.opcode()) {
      case PING -> new Event.Ping(controlBytes(frame));
      case PONG -> new Event.Pong(controlBytes(frame));
      case CLOSE -> close(controlBytes(frame));
      case CONTINUATION, TEXT, BINARY -> frame.last() ? endMessage() : null;
    };
  }

  private byte[] controlBytes(Frame frame) {
    byte[] bytes = new byte[(int) frame.length()];
    System.arraycopy(control, 0, bytes, 0, bytes.length);
    return bytes;
  }

  private Event endMessage() throws Violation {
    inMessage = false;
    if (compressed && inflation != null) {
      inflation.end(message);
    }
    return message.end();
  }

  /// RFC 6455, section 5.5.1.
  private static Event close(byte[] bytes) throws Violation {
    if (bytes.length == 0) {
      return new Event.Close(CloseCode.NONE, "");
    }
    if (bytes.length == 1) {
      throw Violation.protocol("A close frame had half a code");
    }
    ByteBuffer content = ByteBuffer.wrap(bytes);
    int code = content.getShort() & 0xffff;
    if (!CloseCode.isValid(code)) {
      throw Violation.protocol("A close frame had the code " + code + ", which is not to be sent");
    }
    if (!Utf8Check.isText(content)) {
      throw Violation.data("The reason in a close frame was not UTF-8");
    }
    return new Event.Close(code, StandardCharsets.UTF_8.decode(content).toString());
  }
}
