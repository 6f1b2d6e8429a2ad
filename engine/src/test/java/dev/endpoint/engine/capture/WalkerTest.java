package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever passes over payloads sees the same blocks as whoever reads them.
class WalkerTest {
  private static final int[] SIZES = {1, 300, 8_000, 16_300, 16_500, 40_000, 65_000, 150_000};

  @TempDir Path dir;

  private Path capture() {
    Random random = new Random(11);
    Turns turns = new Turns();
    CaptureFolder folder = turns.folder(dir);
    Recorder recorder = folder.newRecorder("x");
    recorder.opened(Turns.LOCAL, Turns.PEER, true);
    for (int i = 0; i < 60; i++) {
      Direction way = random.nextBoolean() ? Direction.SENT : Direction.RECEIVED;
      byte[] bytes = new byte[SIZES[random.nextInt(SIZES.length)]];
      random.nextBytes(bytes);
      recorder.data(way, ByteBuffer.wrap(bytes));
      if (i % 7 == 0) {
        recorder.event("event " + i);
      }
    }
    recorder.close();
    return recorder.recording().file();
  }

  /// Every block, and how it ends.
  private static List<String> blocks(Path file, long end, boolean headsOnly) throws IOException {
    List<String> blocks = new ArrayList<>();
    try (Parts parts = new Parts(new ReadChannel(file));
        Walker walker = new Walker(parts, end, Parts.PLAIN, headsOnly)) {
      while (walker.next()) {
        Block block = walker.block();
        blocks.add(
            "%s %s %d at %d, %d; %d %b"
                .formatted(
                    block.kind(),
                    block.direction(),
                    block.contentLength(),
                    walker.tally().position(),
                    block.contentLength() > 0 ? walker.contentPosition() : 0,
                    block.time(),
                    block.last()));
      }
      blocks.add("end at " + walker.tally().position());
    } catch (CaptureDamage e) {
      blocks.add(e.getMessage());
    }
    return blocks;
  }

  @Test
  void theSameBlocksWhereverTheFileEnds() throws IOException {
    Path file = capture();
    long size = Files.size(file);
    assertTrue(blocks(file, size, false).size() > 80);
    Random random = new Random(12);
    for (long end = size; end > 0; end -= 1 + random.nextInt(9_000)) {
      assertEquals(blocks(file, end, false), blocks(file, end, true), "cut at " + end);
    }
  }

  @Test
  void theSameDamageIsFoundInFrontOfAPayloadAndBehindIt() throws IOException {
    Path file = capture();
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(13);
    Path damaged = dir.resolve("damaged");
    ByteBuffer lengths = ByteBuffer.wrap(whole).order(Pcapng.ORDER);
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start < whole.length; start += lengths.getInt(start + 4)) {
      starts.add(start);
    }
    for (int round = 0; round < 600; round++) {
      byte[] bytes = whole.clone();
      int near = starts.get(random.nextInt(starts.size())) + random.nextInt(200) - 40;
      int at = Math.clamp(near, 0, bytes.length - 1);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(damaged, bytes);
      assertEquals(
          blocks(damaged, bytes.length, false),
          blocks(damaged, bytes.length, true),
          "changed at " + at);
    }
  }
}
