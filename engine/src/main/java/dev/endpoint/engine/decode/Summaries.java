package dev.endpoint.engine.decode;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.message.Message;
import dev.endpoint.engine.capture.message.ReadAhead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Says what the messages of one recording are. Used by one thread at a time; it reads from disk.
public final class Summaries {
  private final Map<Direction, ByteSource> sources;
  private final Decoders decoders;
  private final Map<Direction, ByteBuffer> openings = new EnumMap<>(Direction.class);

  public Summaries(Recording recording, Decoders decoders) {
    sources = ReadAhead.of(recording);
    this.decoders = decoders;
  }

  /// What a message is; nothing for an event, and for what nobody recognises.
  public Optional<Summary> of(Message message) throws IOException {
    Direction direction = message.direction();
    if (direction == null) {
      return Optional.empty();
    }
    for (Direction each : Direction.values()) {
      open(each);
    }
    int most = (int) Math.min(Sample.MOST, message.size());
    return decoders.summary(
        new Sample(
            direction,
            message.offset(),
            message.size(),
            read(source(direction), message.offset(), most),
            openings::get));
  }

  /// What a direction began with is read again until there is enough of it, or until it is gone.
  private void open(Direction direction) throws IOException {
    ByteBuffer known = openings.get(direction);
    ByteSource source = source(direction);
    if (source.start() > 0) {
      openings.putIfAbsent(direction, ByteBuffer.allocate(0));
      return;
    }
    int there = (int) Math.min(Sample.OPENING, source.length());
    if (known == null || known.remaining() < there) {
      openings.put(direction, read(source, 0, there));
    }
  }

  private ByteSource source(Direction direction) {
    return Objects.requireNonNull(sources.get(direction));
  }

  private static ByteBuffer read(ByteSource source, long offset, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining() && source.read(offset + bytes.position(), bytes) > 0) {
      continue;
    }
    return bytes.flip();
  }
}
