package dev.endpoint.engine.os;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Sends a reproducible stream in pieces of random sizes and checks the one that comes, byte for
/// byte.
final class Streamer implements Protocol {
  private static final int LARGEST_PIECE = 200_000;

  /// The stream of a seed, taken off in pieces of any size.
  private static final class Stream {
    private final SplittableRandom random;
    private final byte[] block = new byte[1 << 16];
    private int used = block.length;

    Stream(long seed) {
      random = new SplittableRandom(seed);
    }

    /// The next bytes, at least one and at most so many.
    ByteBuffer next(int most) {
      if (used == block.length) {
        random.nextBytes(block);
        used = 0;
      }
      int count = Math.min(most, block.length - used);
      used += count;
      return ByteBuffer.wrap(block, used - count, count);
    }
  }

  private final Stream sending;
  private final Stream expected;
  private final SplittableRandom sizes = new SplittableRandom(7);
  private final long size;
  private @Nullable Transport transport;
  private @Nullable CloseReason reason;
  private long sent;
  private long received;
  private long firstWrong = -1;

  Streamer(long seed, long peerSeed, long size) {
    sending = new Stream(seed);
    expected = new Stream(peerSeed);
    this.size = size;
  }

  boolean isOver() {
    return reason != null;
  }

  String verdict() {
    if (firstWrong >= 0) {
      return "wrong from byte " + firstWrong;
    }
    String end = reason == null ? "open" : reason.orderly() ? "closed in order" : reason.words();
    return (received == size ? "all " : "only ") + received + " bytes right, " + end;
  }

  @Override
  public void connected(Transport transport) {
    this.transport = transport;
    send();
  }

  @Override
  public void writable() {
    send();
  }

  private void send() {
    while (transport.hasRoom() && sent < size) {
      long left = Math.min(size - sent, sizes.nextInt(1, LARGEST_PIECE));
      sent += left;
      while (left > 0) {
        ByteBuffer piece = sending.next((int) left);
        left -= piece.remaining();
        transport.write(piece);
      }
    }
    if (sent == size) {
      transport.finish();
    }
  }

  @Override
  public void received(ByteBuffer bytes) {
    while (bytes.hasRemaining() && firstWrong < 0) {
      ByteBuffer right = expected.next(bytes.remaining());
      ByteBuffer came = bytes.slice(bytes.position(), right.remaining());
      int wrong = came.mismatch(right);
      if (wrong >= 0) {
        firstWrong = received + wrong;
      }
      received += right.remaining();
      bytes.position(bytes.position() + right.remaining());
    }
  }

  @Override
  public void finished() {}

  @Override
  public void closed(CloseReason reason) {
    this.reason = reason;
  }
}
