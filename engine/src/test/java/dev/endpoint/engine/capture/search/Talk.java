package dev.endpoint.engine.capture.search;

import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A recorded conversation that also knows, the simple way, what is to be found in it.
final class Talk {
  private final Queue<Runnable> later;
  private final Recorder recorder;
  private final Map<Direction, Side> sides = new EnumMap<>(Direction.class);
  private long total;

  /// What was said one way: all of it, and which record begins where.
  private static final class Side {
    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    final TreeMap<Integer, Said> records = new TreeMap<>();
  }

  private record Said(long record, int own, long offset) {}

  private Talk(Recorder recorder, Queue<Runnable> later) {
    this.recorder = recorder;
    this.later = later;
    for (Direction direction : Direction.values()) {
      sides.put(direction, new Side());
    }
  }

  static Talk inMemory() {
    return new Talk(new MemoryRecorder(() -> 0), new ArrayDeque<>());
  }

  static Talk inFile(Path dir) {
    Queue<Runnable> later = new ArrayDeque<>();
    CaptureFolder folder = new CaptureFolder(() -> 0, () -> Instant.EPOCH, later::add, dir);
    return new Talk(folder.newRecorder("talk"), later);
  }

  Recording recording() {
    return recorder.recording();
  }

  Talk say(Direction direction, String text) {
    return say(direction, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Says something that makes one record.
  Talk say(Direction direction, byte[] bytes) {
    Side side = sides.get(direction);
    int own = side.said.size();
    side.records.put(own, new Said(recording().extent().records(), own, total));
    recorder.data(direction, ByteBuffer.wrap(bytes));
    turn();
    side.said.writeBytes(bytes);
    total += bytes.length;
    return this;
  }

  Talk note() {
    recorder.event("a note");
    turn();
    return this;
  }

  /// Lets the reactor's turn end.
  private void turn() {
    for (Runnable task = later.poll(); task != null; task = later.poll()) {
      task.run();
    }
  }

  void close() {
    recorder.close();
  }

  private Hit hit(Side side, int own, int size) {
    Said begin = side.records.floorEntry(own).getValue();
    int last = own + size - 1;
    Said end = side.records.floorEntry(last).getValue();
    int at = own - begin.own();
    return new Hit(
        begin.record(), at, end.record(), last + 1 - end.own(), own, begin.offset() + at, size);
  }

  /// The only match of these bytes, which were sent.
  Hit sent(int own, int size) {
    return hit(sides.get(Direction.SENT), own, size);
  }

  List<Hit> expected(BytePattern pattern) {
    List<Hit> hits = new ArrayList<>();
    for (Side side : sides.values()) {
      byte[] bytes = side.said.toByteArray();
      for (int at = 0; at + pattern.value.length <= bytes.length; at++) {
        if (pattern.fits(bytes, at)) {
          hits.add(hit(side, at, pattern.value.length));
        }
      }
    }
    return hits;
  }

  List<Hit> expected(Pattern pattern) {
    List<Hit> hits = new ArrayList<>();
    for (Side side : sides.values()) {
      Matcher matcher = pattern.matcher(side.said.toString(StandardCharsets.ISO_8859_1));
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) {
          hits.add(hit(side, matcher.start(), matcher.end() - matcher.start()));
        }
      }
    }
    return hits;
  }

  /// What was found, sent before received.
  static List<Hit> found(Search search) {
    List<Hit> hits = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      Hits some = search.hits(direction);
      for (int i = 0; i < some.size(); i++) {
        hits.add(some.get(i));
      }
    }
    return hits;
  }
}
