package dev.endpoint.engine.type.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Frames, right and wrong, as a test writes and reads them: another hand than the engine's.
final class Frames {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int KEY = 0x37fa213d;

  private Frames() {}

  /// @param first its first byte: FIN, RSV and opcode
  record Raw(int first, byte[] payload) {
    Raw rsv(int bits) {
      return new Raw(first | bits << 4, payload);
    }

    /// Not the last frame of its message.
    Raw more() {
      return new Raw(first & 0x7f, payload);
    }

    byte[] bytes(boolean masked) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(first);
      int mask = masked ? 0x80 : 0;
      int length = payload.length;
      if (length < 126) {
        out.write(mask | length);
      } else if (length < 65536) {
        out.writeBytes(new byte[] {(byte) (mask | 126), (byte) (length >> 8), (byte) length});
      } else {
        out.write(mask | 127);
        out.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
      }
      out.writeBytes(masked ? masked(payload) : payload);
      return out.toByteArray();
    }

    private static byte[] masked(byte[] payload) {
      ByteBuffer out = ByteBuffer.allocate(4 + payload.length).putInt(KEY);
      for (int i = 0; i < payload.length; i++) {
        out.put((byte) (payload[i] ^ KEY >> 8 * (3 - i % 4)));
      }
      return out.array();
    }
  }

  static Raw frame(int opcode, byte[] payload) {
    return new Raw(0x80 | opcode, payload);
  }

  static Raw text(String text) {
    return frame(TEXT, utf8(text));
  }

  static Raw binary(byte... bytes) {
    return frame(BINARY, bytes);
  }

  static Raw more(String text) {
    return frame(CONTINUATION, utf8(text));
  }

  static Raw ping(String text) {
    return frame(PING, utf8(text));
  }

  static Raw pong(String text) {
    return frame(PONG, utf8(text));
  }

  static Raw close(int code, String reason) {
    byte[] words = utf8(reason);
    return frame(
        CLOSE, ByteBuffer.allocate(2 + words.length).putShort((short) code).put(words).array());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// What these frames say, one line each: `text hello`, `binary 3 bytes`, `close 1000`. Texts that
  /// are long are told by their length. A frame that is not whole is an error.
  ///
  /// @param masked how they have to be
  static List<String> read(byte[] bytes, boolean masked) {
    List<String> said = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      int first = in.get() & 0xff;
      boolean isMasked = (in.get(in.position()) & 0x80) != 0;
      byte[] payload = payload(in);
      if (isMasked != masked) {
        throw new AssertionError("a frame that is masked the wrong way");
      }
      said.add(words(first, payload));
    }
    return said;
  }

  /// The payload of the frame whose second byte is next, unmasked.
  static byte[] payload(ByteBuffer in) {
    int second = in.get() & 0xff;
    int stated = second & 0x7f;
    int length =
        stated < 126 ? stated : stated == 126 ? in.getShort() & 0xffff : (int) in.getLong();
    int key = (second & 0x80) != 0 ? in.getInt() : 0;
    byte[] payload = new byte[length];
    in.get(payload);
    for (int i = 0; i < length; i++) {
      payload[i] ^= (byte) (key >> 8 * (3 - i % 4));
    }
    return payload;
  }

  private static String words(int first, byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    String shown = payload.length > 100 ? payload.length + " bytes" : text;
    String kind =
        switch (first) {
          case 0x81 -> "text " + shown;
          case 0x82 -> "binary " + payload.length + " bytes";
          case 0x8a -> payload.length > 100 ? "pong " + shown : "pong " + text;
          case 0x88 -> "close" + (payload.length < 2 ? "" : " " + code(payload));
          default -> "frame %02x ".formatted(first) + shown;
        };
    return kind.strip();
  }

  private static int code(byte[] payload) {
    return ByteBuffer.wrap(payload).getShort() & 0xffff;
  }
}
