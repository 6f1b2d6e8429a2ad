package dev.endpoint.engine.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Writes a capture of a part of a conversation: between the same ends and at the same times, but
/// with nothing missing before it, so that *Follow TCP Stream* shows the part and no hole.
public final class CapturePart {
  private static final int ROOM = Packets.MAX_PAYLOAD + 2 * Packets.OVERHEAD;

  private final OutputStream out;
  private final Packets packets;
  private final ByteBuffer buffer = ByteBuffer.allocate(4 * ROOM).order(Pcapng.ORDER);

  /// @param whole the recording it is a part of
  /// @param time when it begins, in nanoseconds since 1970
  public CapturePart(Recording whole, OutputStream out, long time) throws IOException {
    this.out = out;
    Ends ends = Ends.of(whole);
    packets = new Packets(ends.flow(), ends.accepted());
    Pcapng.putHeader(buffer, ends.flow().description());
    packets.putHandshake(buffer, time);
  }

  /// @param time in nanoseconds since 1970
  /// @param last whether the read or write ends with these bytes
  public void data(Direction direction, long time, ByteBuffer bytes, boolean last)
      throws IOException {
    while (bytes.hasRemaining()) {
      room();
      int length = Math.min(bytes.remaining(), Packets.MAX_PAYLOAD);
      boolean whole = length == bytes.remaining();
      packets.putData(buffer, direction, time, bytes, length, whole && last);
    }
  }

  /// @param time in nanoseconds since 1970
  public void event(long time, String words) throws IOException {
    room();
    packets.putEvent(buffer, time, Pcapng.utf8(words, Packets.MAX_WORDS));
  }

  private void room() throws IOException {
    if (buffer.remaining() < ROOM) {
      flush();
    }
  }

  /// Hands everything on; closes nothing.
  public void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
    out.flush();
  }
}
