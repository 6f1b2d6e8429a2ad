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

  /// What is seen of a message; the next one takes its place.
  private ByteBuffer seen = ByteBuffer.allocate(0);

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
    if (seen.capacity() < most) {
      seen = ByteBuffer.allocate(most);
    }
    read(source(direction), message.offset(), seen.clear().limit(most));
    return decoders.summary(
        new Sample(direction, message.offset(), message.size(), seen, openings::get));
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
      ByteBuffer opening = ByteBuffer.allocate(there);
      read(source, 0, opening);
      openings.put(direction, opening);
    }
  }

  private ByteSource source(Direction direction) {
    return Objects.requireNonNull(sources.get(direction));
  }

  private static void read(ByteSource source, long offset, ByteBuffer into) throws IOException {
    while (into.hasRemaining() && source.read(offset + into.position(), into) > 0) {
      continue;
    }
    into.flip();
  }
}
