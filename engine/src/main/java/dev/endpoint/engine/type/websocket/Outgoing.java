package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.layer.Handshake.Sender;
import dev.endpoint.engine.transport.MessageKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Our messages, as frames: each message is one, so that nothing of it waits here.
final class Outgoing {
  /// So much leaves in one piece, with the head: a short message is one packet.
  private static final int PIECE = 16 * 1024;

  /// A reason is cut to fit into a control frame behind the code.
  private static final int MAX_REASON = Frame.MAX_CONTROL - 2;

  private final @Nullable IntSupplier keys;
  private final @Nullable Deflation deflation;

  /// @param keys what a client masks its frames with, each time another one; null for a server
  /// @param deflation where compression was agreed on; its owner closes it
  Outgoing(@Nullable IntSupplier keys, @Nullable Deflation deflation) {
    this.keys = keys;
    this.deflation = deflation;
  }

  /// Sends the remaining bytes as one message. One without bytes goes as it is: there is nothing to
  /// compress.
  void message(MessageKind kind, ByteBuffer bytes, Sender out) {
    Opcode opcode = kind == MessageKind.TEXT ? Opcode.TEXT : Opcode.BINARY;
    if (deflation != null && bytes.hasRemaining()) {
      frame(opcode, true, deflation.compress(bytes), out);
    } else {
      frame(opcode, false, bytes, out);
    }
  }

  void pong(byte[] bytes, Sender out) {
    frame(Opcode.PONG, false, ByteBuffer.wrap(bytes), out);
  }

  /// @param code [CloseCode#NONE] for a frame without one
  void close(int code, String reason, Sender out) {
    ByteBuffer content = ByteBuffer.allocate(Frame.MAX_CONTROL);
    if (code != CloseCode.NONE) {
      content.putShort((short) code).put(fitting(reason));
    }
    frame(Opcode.CLOSE, false, content.flip(), out);
  }

  /// As much of the text as fits, in whole characters.
  private static byte[] fitting(String reason) {
    byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(bytes.length, MAX_REASON);
    while (end < bytes.length && (bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  private void frame(Opcode opcode, boolean compressed, ByteBuffer payload, Sender out) {
    boolean masked = keys != null;
    int key = keys == null ? 0 : keys.getAsInt();
    Frame frame = new Frame(true, compressed, opcode, masked, key, payload.remaining());
    byte[] piece = new byte[Math.min(PIECE, Frame.MAX_HEAD + payload.remaining())];
    int start = frame.write(piece);
    long offset = 0;
    do {
      int count = Math.min(payload.remaining(), piece.length - start);
      payload.get(piece, start, count);
      if (masked) {
        Frame.mask(piece, start, count, key, offset);
      }
      out.send(ByteBuffer.wrap(piece, 0, start + count));
      offset += count;
      start = 0;
    } while (payload.hasRemaining());
  }
}
