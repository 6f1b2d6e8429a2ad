package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Tells conversations to a recorder in memory, a millisecond after each other.
final class Story {
  private long nanos;
  final MemoryRecorder recorder = new MemoryRecorder(() -> nanos);

  Story sent(String text) {
    return say(Direction.SENT, text.getBytes(StandardCharsets.UTF_8));
  }

  Story received(String text) {
    return say(Direction.RECEIVED, text.getBytes(StandardCharsets.UTF_8));
  }

  Story say(Direction direction, byte... bytes) {
    nanos += 1_000_000;
    recorder.data(direction, ByteBuffer.wrap(bytes));
    return this;
  }

  Story event(String words) {
    nanos += 1_000_000;
    recorder.event(words);
    return this;
  }

  Recording recording() {
    return recorder.recording();
  }

  Tape tape(Lane lane) {
    return new Tape(recording(), lane);
  }

  Rows text(Lane lane, int columns) {
    return new RecordRows(
        tape(lane), new TextLayout(columns, Encoding.UTF_8, Invisible.MARKED), null);
  }

  Rows hex(Lane lane, int width) {
    Tape tape = tape(lane);
    HexLayout layout = new HexLayout(width);
    return lane == Lane.BOTH
        ? new RecordRows(tape, new TextLayout(80, Encoding.UTF_8, Invisible.MARKED), layout)
        : new LaneHexRows(tape, layout);
  }

  Navigator navigator(Lane lane, int columns) {
    Tape tape = tape(lane);
    return new Navigator(
        tape,
        new RecordRows(tape, new TextLayout(columns, Encoding.UTF_8, Invisible.MARKED), null));
  }

  /// A conversation of all kinds of bytes and events.
  static Story random(long seed, int records) {
    Random random = new Random(seed);
    Story story = new Story();
    for (int i = 0; i < records; i++) {
      if (random.nextInt(5) == 0) {
        story.event("event " + i);
      } else {
        story.say(random.nextBoolean() ? Direction.SENT : Direction.RECEIVED, bytes(random));
      }
    }
    return story;
  }

  static byte[] bytes(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(60)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (bytes[i] % 7 == 0 ? '\n' : 'a' + Math.floorMod(bytes[i], 26));
      }
    }
    return bytes;
  }

  static List<Row> all(Rows rows) throws IOException {
    List<Row> all = new ArrayList<>();
    for (@Nullable Row row = rows.first(); row != null; row = rows.after(row)) {
      all.add(row);
    }
    return all;
  }

  static List<String> shown(Rows rows) throws IOException {
    return all(rows).stream().map(Story::shown).toList();
  }

  static String shown(Row row) {
    return row instanceof TextRow text ? text.shown() : row.spoken();
  }
}
