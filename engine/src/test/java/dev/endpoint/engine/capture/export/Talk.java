package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Tells conversations to a recorder in memory, a millisecond after each other.
final class Talk {
  /// 2026-11-28T12:00:00Z.
  static final long EPOCH = 1_795_867_200_000_000_000L;

  static final Calendar CALENDAR = new Calendar(EPOCH, ZoneOffset.UTC);

  private final ByteArrayOutputStream all = new ByteArrayOutputStream();
  private long nanos;
  private final MemoryRecorder recorder = new MemoryRecorder(() -> nanos);

  Talk sent(String text) {
    return say(Direction.SENT, text.getBytes(StandardCharsets.UTF_8));
  }

  Talk received(String text) {
    return say(Direction.RECEIVED, text.getBytes(StandardCharsets.UTF_8));
  }

  Talk say(Direction direction, byte... bytes) {
    nanos += 1_000_000;
    recorder.data(direction, ByteBuffer.wrap(bytes));
    all.writeBytes(bytes);
    return this;
  }

  Talk event(String words) {
    nanos += 1_000_000;
    recorder.event(words);
    return this;
  }

  Recording recording() {
    return recorder.recording();
  }

  /// All bytes in their order.
  byte[] bytes() {
    return all.toByteArray();
  }

  Excerpt whole(@Nullable Direction direction) {
    return Excerpt.all(recording(), direction, CALENDAR);
  }

  Excerpt whole(@Nullable Direction direction, ZoneId zone) {
    return Excerpt.all(recording(), direction, new Calendar(EPOCH, zone));
  }

  Excerpt part(
      @Nullable Direction direction, long fromRecord, int from, long untilRecord, int until) {
    return new Excerpt(
        recording(),
        direction,
        new Excerpt.Edge(fromRecord, from),
        new Excerpt.Edge(untilRecord, until),
        CALENDAR);
  }

  /// Text, noise and events, in both directions; more than fits a window.
  static Talk random(long seed, int records) {
    Random random = new Random(seed);
    Talk talk = new Talk();
    for (int i = 0; i < records; i++) {
      if (random.nextInt(6) == 0) {
        talk.event("event " + i);
        continue;
      }
      Direction way = random.nextInt(3) == 0 ? Direction.SENT : Direction.RECEIVED;
      if (random.nextBoolean()) {
        byte[] noise = new byte[1 + random.nextInt(5_000)];
        random.nextBytes(noise);
        talk.say(way, noise);
      } else {
        talk.say(way, text(random).getBytes(StandardCharsets.UTF_8));
      }
    }
    return talk;
  }

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    String letters = "ab 01\\\"'\n\r\té€\uD83D\uDE00\u202E\0\u001B\u007F\u0085";
    int size = 1 + random.nextInt(3_000);
    while (text.length() < size) {
      int at = random.nextInt(letters.codePointCount(0, letters.length()));
      text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
    }
    return text.toString();
  }
}
