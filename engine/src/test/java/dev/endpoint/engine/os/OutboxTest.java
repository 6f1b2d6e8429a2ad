package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Buffers buffers = new Buffers();
  private final Outbox outbox = new Outbox(buffers);

  /// Takes as much of each write as it is told to.
  private static final class Narrow implements GatheringByteChannel {
    final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    long room;
    int writes;

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      writes++;
      long before = room;
      for (int i = offset; i < offset + length; i++) {
        byte[] bytes = new byte[(int) Math.min(room, sources[i].remaining())];
        sources[i].get(bytes);
        taken.writeBytes(bytes);
        room -= bytes.length;
      }
      return before - room;
    }

    @Override
    public long write(ByteBuffer[] sources) {
      return write(sources, 0, sources.length);
    }

    @Override
    public int write(ByteBuffer source) {
      return (int) write(new ByteBuffer[] {source});
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void whatGoesInComesOutWhateverTheSizes() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Narrow channel = new Narrow();
      ByteArrayOutputStream given = new ByteArrayOutputStream();
      for (int round = 0; round < 60; round++) {
        byte[] piece = new byte[random.nextInt(3 * Buffers.CHUNK_SIZE)];
        random.nextBytes(piece);
        ByteBuffer buffer = ByteBuffer.wrap(piece);
        outbox.append(buffer);
        assertEquals(0, buffer.remaining());
        given.writeBytes(piece);
        channel.room = random.nextInt(4 * Buffers.CHUNK_SIZE);
        outbox.writeTo(channel);
        assertEquals(given.size() - channel.taken.size(), outbox.size());
      }
      channel.room = Long.MAX_VALUE;
      outbox.writeTo(channel);
      assertTrue(outbox.isEmpty());
      assertArrayEquals(given.toByteArray(), channel.taken.toByteArray());
    }
  }

  @Test
  void manyChunksGoOutInFewGatheredWrites() throws IOException {
    outbox.append(ByteBuffer.allocate(2 * Buffers.GATHER * Buffers.CHUNK_SIZE));
    Narrow channel = new Narrow();
    channel.room = Long.MAX_VALUE;
    outbox.writeTo(channel);
    assertEquals(2, channel.writes);
  }

  @Test
  void aChannelThatTakesNothingIsAskedOnce() throws IOException {
    outbox.append(ByteBuffer.allocate(10));
    Narrow channel = new Narrow();
    outbox.writeTo(channel);
    assertEquals(1, channel.writes);
    assertEquals(10, outbox.size());
  }

  @Test
  void smallPiecesShareAChunkAndSentChunksAreUsedAgain() throws IOException {
    ByteBuffer mark = buffers.take();
    buffers.give(mark);
    for (int i = 0; i < 1000; i++) {
      outbox.append(ByteBuffer.allocate(10));
    }
    Narrow channel = new Narrow();
    channel.room = Long.MAX_VALUE;
    outbox.writeTo(channel);
    assertEquals(10_000, channel.taken.size());
    assertEquals(mark, buffers.take(), "the one chunk came back");
  }

  @Test
  void clearingForgetsEverything() throws IOException {
    outbox.append(ByteBuffer.allocate(100_000));
    outbox.clear();
    assertTrue(outbox.isEmpty());
    Narrow channel = new Narrow();
    channel.room = Long.MAX_VALUE;
    outbox.writeTo(channel);
    assertEquals(0, channel.taken.size());
  }
}
