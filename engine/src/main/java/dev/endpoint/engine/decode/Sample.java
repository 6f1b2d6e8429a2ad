package dev.endpoint.engine.decode;

import dev.endpoint.engine.capture.Direction;
import java.nio.ByteBuffer;
import java.util.function.Function;

/// A message as a [Decoder] sees it.
///
/// @param direction which way it went
/// @param offset where it begins in the bytes of its direction
/// @param size how many bytes it has
/// @param bytes the first of them, at most [#MOST]; read-only, big-endian
/// @param openings the first bytes of a direction, at most [#OPENING]; read-only
public record Sample(
    Direction direction,
    long offset,
    long size,
    ByteBuffer bytes,
    Function<Direction, ByteBuffer> openings) {
  public static final int MOST = 16 * 1024;
  public static final int OPENING = 8 * 1024;

  /// A fresh view of the first bytes.
  @Override
  public ByteBuffer bytes() {
    return bytes.asReadOnlyBuffer();
  }

  /// The first bytes of a direction: they say what the rest of it is.
  public ByteBuffer opening(Direction of) {
    return openings.apply(of).asReadOnlyBuffer();
  }

  /// How many bytes of the message stand behind those that can be seen.
  public long unseen() {
    return size - bytes.remaining();
  }
}
