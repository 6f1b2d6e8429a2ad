package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.decode.Decoder;
import dev.endpoint.engine.decode.Parts;
import dev.endpoint.engine.decode.Sample;
import dev.endpoint.engine.http.HttpHead;
import dev.endpoint.engine.http.HttpHeadException;
import dev.endpoint.engine.http.HttpHeadReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Frames of WebSocket, in a direction that began with the handshake for them. Their payload is
/// unmasked for the summary.
public final class FrameDecoder implements Decoder {
  /// `GET ` and `HTTP` as numbers.
  private static final int GET = 0x47455420;

  private static final int HTTP = 0x48545450;

  /// So much of a text is quoted.
  private static final int QUOTED = 60;

  @Override
  public String name() {
    return "WebSocket";
  }

  @Override
  public @Nullable String summary(Sample sample) {
    Direction direction = sample.direction();
    HttpHead head = head(sample.opening(direction));
    if (head == null || !isUpgrade(head) || sample.offset() < length(sample.opening(direction))) {
      return null;
    }
    boolean fromClient = !head.startLine().startsWith("HTTP/");
    ByteBuffer bytes = sample.bytes();
    Parts frames = Parts.several();
    while (bytes.hasRemaining()) {
      String frame = frame(bytes, fromClient);
      if (frame == null) {
        return null;
      }
      frames.add(frame);
    }
    return frames.isEmpty() ? null : frames.text();
  }

  /// Null where there is none; most conversations are something else, and are told by four bytes.
  private static @Nullable HttpHead head(ByteBuffer opening) {
    int first = opening.remaining() < 4 ? 0 : opening.getInt(0);
    if (first != GET && first != HTTP) {
      return null;
    }
    try {
      return new HttpHeadReader().read(opening);
    } catch (HttpHeadException somethingElse) {
      return null;
    }
  }

  /// How long the head is with which the direction begins; there is one.
  private static int length(ByteBuffer opening) {
    head(opening);
    return opening.position();
  }

  private static boolean isUpgrade(HttpHead head) {
    return head.lists("Upgrade", "websocket");
  }

  /// One frame, taken out of the bytes; null where there is none.
  private static @Nullable String frame(ByteBuffer in, boolean fromClient) {
    if (in.remaining() < 2) {
      return null;
    }
    int size = Frame.size(in.get(in.position() + 1));
    if (in.remaining() < size) {
      return null;
    }
    byte[] head = new byte[Frame.MAX_HEAD];
    in.get(head, 0, size);
    try {
      return words(Frame.read(head, fromClient, true), in);
    } catch (Violation e) {
      in.position(in.limit());
      return "not a valid frame: " + e.words();
    }
  }

  private static String words(Frame frame, ByteBuffer in) {
    byte[] payload = new byte[(int) Math.min(frame.length(), in.remaining())];
    in.get(payload);
    if (frame.masked()) {
      Frame.mask(payload, 0, payload.length, frame.key(), 0);
    }
    String size = Parts.bytes(frame.length());
    String part = frame.last() ? "" : "goes on";
    return switch (frame.opcode()) {
      case TEXT ->
          Parts.of(frame.compressed() ? "text, compressed" : "text " + quoted(payload))
              .add(size)
              .add(part)
              .text();
      case BINARY ->
          Parts.of(frame.compressed() ? "binary, compressed" : "binary").add(size).add(part).text();
      case CONTINUATION ->
          Parts.of("continuation").add(size).add(frame.last() ? "the last" : part).text();
      case PING -> Parts.of("ping").add(size).text();
      case PONG -> Parts.of("pong").add(size).text();
      case CLOSE -> Parts.of("close").add(close(payload)).text();
    };
  }

  private static String close(byte[] payload) {
    if (payload.length < 2) {
      return "";
    }
    int code = (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    String reason = new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    return CloseCode.words(code) + (reason.isEmpty() ? "" : " \u201C" + reason + "\u201D");
  }

  private static String quoted(byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    return "\u201C"
        + (text.length() > QUOTED ? text.substring(0, QUOTED) + "\u2026" : text)
        + "\u201D";
  }
}
