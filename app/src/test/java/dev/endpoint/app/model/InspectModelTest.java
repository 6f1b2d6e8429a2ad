package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.export.Excerpt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InspectModelTest {
  private final MemoryRecorder recorder = new MemoryRecorder(() -> 0);
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final Queue<Runnable> fx = new ArrayDeque<>();
  private final InspectModel model = new InspectModel(background::add, fx::add);

  @BeforeEach
  void speak() {
    recorder.event("connected");
    say(Direction.SENT, "12");
    say(Direction.RECEIVED, "abc");
    say(Direction.SENT, "3456789");
    model.openProperty().set(true);
  }

  private void say(Direction direction, String words) {
    recorder.data(direction, ByteBuffer.wrap(words.getBytes(StandardCharsets.US_ASCII)));
  }

  private Excerpt part(long from, int fromOffset, long until, int untilOffset) {
    return new Excerpt(
        recorder.recording(),
        null,
        new Excerpt.Edge(from, fromOffset),
        new Excerpt.Edge(until, untilOffset),
        new Calendar(0, ZoneOffset.UTC));
  }

  private void run() {
    while (!background.isEmpty() || !fx.isEmpty()) {
      (background.isEmpty() ? fx : background).remove().run();
    }
  }

  private String where() {
    return model.seenProperty().get().where();
  }

  private String value(String name) {
    return model.seenProperty().get().rows().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow()
        .little();
  }

  @Test
  void aPlaceIsReadOnInItsOwnDirection() {
    model.look(part(1, 1, 1, 1));
    run();
    assertEquals("Sent at 1 (0x1)", where());
    assertEquals(String.valueOf('2' | '3' << 8 | '4' << 16 | '5' << 24), value("u32"));
    assertEquals("\u2013", value("crc-32"));
  }

  @Test
  void aSelectionIsSummed() {
    model.look(part(3, 0, 4, 0));
    run();
    assertEquals("7 bytes, sent at 2 (0x2)", where());
    assertEquals("51", value("u8"));
    model.look(part(1, 0, 2, 0));
    run();
    assertEquals("4F5344CD", value("crc-32"));
    assertEquals(
        "6b51d431df5d7f141cbececcf79edf3dd861c3b4069f0b11661a3eefacbba918", value("sha-256"));
  }

  @Test
  void anEventBeforeItIsPassedOver() {
    model.look(part(0, 0, 2, 0));
    run();
    assertEquals("2 bytes, sent at 0 (0x0)", where());
    assertEquals("49", value("u8"));
  }

  @Test
  void onlyTheNewestIsReadAndTheOneBeforeIsGivenUp() {
    model.look(part(1, 0, 2, 0));
    model.look(part(2, 0, 3, 0));
    model.look(part(3, 0, 4, 0));
    assertEquals(1, background.size());
    background.remove().run();
    assertTrue(background.isEmpty());
    run();
    assertEquals("7 bytes, sent at 2 (0x2)", where());
  }

  @Test
  void closedItReadsNothing() {
    model.openProperty().set(false);
    model.look(part(1, 0, 2, 0));
    assertTrue(background.isEmpty());
    model.openProperty().set(true);
    run();
    assertEquals("2 bytes, sent at 0 (0x0)", where());
    model.look(null);
    assertEquals("Click a byte, or select some.", where());
  }
}
