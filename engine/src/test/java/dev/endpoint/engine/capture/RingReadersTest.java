package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.diff.Comparison;
import dev.endpoint.engine.capture.export.Excerpt;
import dev.endpoint.engine.capture.export.ExcerptFile;
import dev.endpoint.engine.capture.export.Form;
import dev.endpoint.engine.capture.export.Range;
import dev.endpoint.engine.capture.message.Cutting;
import dev.endpoint.engine.capture.message.Message;
import dev.endpoint.engine.capture.message.MessageIndex;
import dev.endpoint.engine.capture.message.MessageMatches;
import dev.endpoint.engine.capture.plot.Plot;
import dev.endpoint.engine.capture.plot.Plotter;
import dev.endpoint.engine.capture.plot.TimeSpan;
import dev.endpoint.engine.capture.search.Hit;
import dev.endpoint.engine.capture.search.Hits;
import dev.endpoint.engine.capture.search.Search;
import dev.endpoint.engine.capture.search.SearchPattern;
import dev.endpoint.engine.capture.search.SearchProgress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever reads a ring of files begins where it begins, and goes on when that moves. Each record
/// is a line of 40 bytes with its number: `line 000017 …`.
class RingReadersTest {
  private static final int LINE = 40;
  private static final Calendar CALENDAR = new Calendar(0, ZoneOffset.UTC);

  @TempDir Path dir;
  private final Turns turns = new Turns();
  private Recorder recorder;
  private Recording ring;
  private int said;

  @BeforeEach
  void begin() {
    CaptureFolder captures = turns.folder(dir);
    captures.limit(new CaptureLimits(0, 0, 8_000, 3));
    recorder = captures.newRecorder("talk");
    ring = recorder.recording();
  }

  private void say(int lines) {
    for (int i = 0; i < lines; i++) {
      String line = "line %06d ".formatted(said++);
      String filled = line + ".".repeat(LINE - 1 - line.length()) + "\n";
      recorder.data(
          said % 4 == 0 ? Direction.SENT : Direction.RECEIVED,
          ByteBuffer.wrap(filled.getBytes(StandardCharsets.US_ASCII)));
      turns.nanos += 1_000_000;
      if (said % 10 == 0) {
        turns.end();
      }
    }
    turns.end();
  }

  private long gone() {
    return ring.extent().gone().records();
  }

  private static long number(ByteSource source, long offset) throws IOException {
    ByteBuffer digits = ByteBuffer.allocate(6);
    source.read(offset + 5, digits);
    return Long.parseLong(new String(digits.array(), StandardCharsets.US_ASCII));
  }

  private Search search() throws Exception {
    return new Search(
        ring,
        SearchPattern.text("line", StandardCharsets.US_ASCII, false),
        Runnable::run,
        2,
        () -> {});
  }

  @Test
  void findingBeginsWhereItBeginsAndPassesOverWhatWentUnseen() throws Exception {
    say(1_000);
    assertTrue(gone() > 300, gone() + " gone");
    Search search = search();
    search.grew();
    Hits received = search.hits(Direction.RECEIVED);
    Hits sent = search.hits(Direction.SENT);
    assertEquals(1_000 - gone(), received.count() + sent.count());
    Hit first = received.get(0);
    assertTrue(first.record() >= gone());
    assertEquals(first.record(), number(ring.bytes(Direction.RECEIVED), first.own()));

    long before = received.count() + sent.count();
    say(2_000);
    long unseen = gone() - 1_000;
    assertTrue(unseen > 300);
    search.grew();
    assertEquals(SearchProgress.State.DONE, search.progress().state());
    assertEquals(ring.extent().bytes(), search.progress().searched());
    long all = search.hits(Direction.SENT).count() + search.hits(Direction.RECEIVED).count();
    assertEquals(before + 2_000 - unseen, all);
  }

  @Test
  void messagesBeginThereAndKeepTheirNumbers() throws IOException {
    say(1_000);
    MessageIndex index = new MessageIndex(ring, new Cutting.Lines());
    while (index.advance(4_000)) {
      continue;
    }
    assertEquals(0, index.gone());
    assertEquals(1_000 - gone(), index.count());
    Message first = index.messages(1, 1).getFirst();
    assertEquals(gone(), first.record());
    assertEquals(first.record(), number(ring.bytes(first.direction()), first.offset()));
    assertEquals(0, first.nanos() - first.previousNanos());

    long firstRecord = gone();
    MessageMatches sent =
        new MessageMatches(index, message -> message.direction() == Direction.SENT);
    while (sent.advance(4_000)) {
      continue;
    }
    for (int round = 0; round < 10; round++) {
      say(60);
      while (index.advance(4_000)) {
        continue;
      }
      while (sent.advance(4_000)) {
        continue;
      }
    }
    assertEquals(1_600 - firstRecord, index.count());
    assertTrue(index.gone() > 200, index.gone() + " gone");
    List<Message> left = index.messages(index.gone() + 1, 10_000);
    assertEquals(index.count() - index.gone(), left.size());
    for (Message message : left) {
      assertEquals(firstRecord + message.number() - 1, message.record());
    }
    assertTrue(sent.gone() > 50 && sent.gone() < sent.count());
    List<Message> leftSent = sent.messages(sent.gone(), 10_000);
    assertEquals(sent.count() - sent.gone(), leftSent.size());
    assertTrue(leftSent.stream().allMatch(message -> message.number() > index.gone()));
  }

  /// Cutting that cannot keep up goes on from what is left.
  @Test
  void messagesThatWentUncutAreNotMissed() throws IOException {
    say(100);
    MessageIndex index = new MessageIndex(ring, new Cutting.Lines());
    while (index.advance(1_000)) {
      continue;
    }
    assertEquals(100, index.count());
    say(3_000);
    while (index.advance(1_000)) {
      continue;
    }
    assertEquals(100 + 3_100 - gone(), index.count());
    Message next = index.messages(101, 1).getFirst();
    assertEquals(gone(), next.record());
    assertEquals(next.record(), number(ring.bytes(next.direction()), next.offset()));
    assertEquals(100, index.gone());
  }

  @Test
  void plotsBeginThereAndKeepWhatTheySaw() throws IOException {
    say(1_000);
    Plotter plotter = new Plotter(ring);
    while (plotter.advance(1 << 20)) {
      continue;
    }
    long there = 1_000 - gone();
    assertEquals(there * LINE, bytes(plotter));
    say(100);
    while (plotter.advance(1 << 20)) {
      continue;
    }
    assertEquals((there + 100) * LINE, bytes(plotter));
    say(2_000);
    while (plotter.advance(1 << 20)) {
      continue;
    }
    assertEquals((there + 100 + 3_100 - gone()) * LINE, bytes(plotter));
    assertEquals(1, plotter.part());
    TimeSpan span = Objects.requireNonNull(plotter.span());
    Plotter detail = new Plotter(ring, span);
    while (detail.advance(1 << 20)) {
      continue;
    }
    assertEquals((3_100 - gone()) * LINE, bytes(detail));
  }

  private static long bytes(Plotter plotter) throws IOException {
    Plot plot = plotter.plot(Objects.requireNonNull(plotter.span()), 100);
    assertNotNull(plot);
    return plot.all().sent().bytes() + plot.all().received().bytes();
  }

  @Test
  void whatIsSavedBeginsThere() throws IOException {
    say(1_000);
    Path target = dir.resolve("saved");
    ExcerptFile.save(
        Excerpt.all(ring, Direction.RECEIVED, CALENDAR), Form.RAW, target, (done, total) -> true);
    long start = ring.bytes(Direction.RECEIVED).start();
    ByteBuffer expected = ByteBuffer.allocate((int) (ring.extent().received() - start));
    ring.bytes(Direction.RECEIVED).read(start, expected);
    assertArrayEquals(expected.array(), Files.readAllBytes(target));

    ExcerptFile.save(Excerpt.all(ring, null, CALENDAR), Form.PCAPNG, target, (done, total) -> true);
    long files = ring.files().stream().mapToLong(Recording.FilePart::bytes).sum();
    assertEquals(files, Files.size(target), "the files as they are");

    Range range = Objects.requireNonNull(Range.read("0-" + (start + 9)).range());
    IOException gone =
        assertThrows(IOException.class, () -> range.of(ring, Direction.RECEIVED, CALENDAR));
    assertTrue(
        gone.getMessage().startsWith("The first byte received that is here is number "),
        gone.getMessage());
    Range open = Objects.requireNonNull(Range.read("start-" + (start + 9)).range());
    Excerpt ten = open.of(ring, Direction.RECEIVED, CALENDAR);
    assertEquals(10, ten.bytes());
    assertEquals(start, ten.start());
  }

  @Test
  void streamsAreComparedFromThereOn() throws IOException {
    say(1_000);
    Comparison comparison =
        new Comparison(ring.bytes(Direction.RECEIVED), ring.bytes(Direction.RECEIVED));
    while (comparison.advance(1 << 20)) {
      continue;
    }
    assertEquals(0, comparison.differences());
    assertEquals(ring.extent().received() - ring.extent().gone().received(), comparison.cells());
    assertEquals(1, comparison.part());
    assertEquals(ring.extent().gone().received(), comparison.stretches(0, 10).getFirst().left());
  }

  @Test
  void timesSinceItBeganAreThoseOfItsTrueBeginning() throws IOException {
    say(1);
    long began = ring.record(0).nanos();
    say(999);
    assertEquals(began, ring.began());
    List<Long> times = new ArrayList<>();
    for (long n = gone(); n < 1_000; n++) {
      times.add(ring.record(n).nanos() - ring.began());
    }
    assertEquals(gone() * 1_000_000, times.getFirst());
  }
}
