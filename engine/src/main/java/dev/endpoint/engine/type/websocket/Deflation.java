package dev.endpoint.engine.type.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/// Compresses our messages (RFC 7692, section 7.2.1). Holds native memory until [#close].
///
/// The JDK's deflater looks back up to 32 KiB and cannot be told otherwise. A peer that wants a
/// smaller window gets it all the same: a full flush after as many bytes forgets what was before,
/// so nothing refers further back.
final class Deflation {
  private static final int TAIL = 4;
  private static final int PIECE = 16 * 1024;
  private static final int WHOLE_WINDOW = 15;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final byte[] out = new byte[PIECE];
  private final boolean keepsContext;
  private final int window;
  private boolean closed;

  /// @param keepsContext whether a message may refer to those before it
  /// @param windowBits how far back it may refer: 2 to this power, 8 to 15
  Deflation(boolean keepsContext, int windowBits) {
    this.keepsContext = keepsContext && windowBits == WHOLE_WINDOW;
    window = windowBits == WHOLE_WINDOW ? Integer.MAX_VALUE : 1 << windowBits;
  }

  /// A message's bytes, compressed; there must be some.
  ByteBuffer compress(ByteBuffer bytes) {
    Compressed compressed = new Compressed();
    while (bytes.hasRemaining()) {
      int count = Math.min(window, bytes.remaining());
      deflater.setInput(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
      flush(compressed);
    }
    return compressed.withoutTail();
  }

  private void flush(Compressed compressed) {
    int mode = keepsContext ? Deflater.SYNC_FLUSH : Deflater.FULL_FLUSH;
    int count;
    do {
      count = deflater.deflate(out, 0, out.length, mode);
      compressed.write(out, 0, count);
    } while (count == out.length);
  }

  void close() {
    if (!closed) {
      closed = true;
      deflater.end();
    }
  }

  /// Gives its bytes away without a copy.
  private static final class Compressed extends ByteArrayOutputStream {
    ByteBuffer withoutTail() {
      return ByteBuffer.wrap(buf, 0, count - TAIL);
    }
  }
}
