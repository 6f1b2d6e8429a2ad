package dev.endpoint.engine.capture.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlotterTest {
  private static final long MILLI = 1_000_000;

  private long nanos;
  private final MemoryRecorder recorder = new MemoryRecorder(() -> nanos);
  private final Recording recording = recorder.recording();

  private PlotterTest at(long when) {
    nanos = when;
    return this;
  }

  private PlotterTest sent(int bytes) {
    recorder.data(Direction.SENT, ByteBuffer.allocate(bytes));
    return this;
  }

  private PlotterTest received(int bytes) {
    recorder.data(Direction.RECEIVED, ByteBuffer.allocate(bytes));
    return this;
  }

  private static Plotter whole(Plotter plotter) throws IOException {
    while (plotter.advance(1 << 20)) {
      continue;
    }
    return plotter;
  }

  private static Plot plot(Plotter plotter, int most) throws IOException {
    TimeSpan span = plotter.span();
    assertNotNull(span);
    Plot plot = plotter.plot(span, most);
    assertNotNull(plot);
    return plot;
  }

  private Plot plot() throws IOException {
    return plot(whole(new Plotter(recording)), 1000);
  }

  @Test
  void nothingRecordedIsNoPlot() throws IOException {
    Plotter plotter = new Plotter(recording);
    assertFalse(plotter.advance(1000));
    assertNull(plotter.span());
    assertNull(plotter.plot(new TimeSpan(0, 1), 10));
  }

  @Test
  void eventsAloneAreAnEmptyPlot() throws IOException {
    recorder.event("connected");
    assertEquals(Plot.Bucket.NOTHING, plot().all());
    assertEquals(1, plot().buckets().size());
  }

  @Test
  void bytesStandAtTheirTimeAndMakeARate() throws IOException {
    at(0).sent(100);
    at(10 * MILLI).received(2000).received(1000);
    Plot plot = plot();
    assertEquals(100, plot.buckets().getFirst().sent().bytes());
    Activity late = plot.buckets().getLast().received();
    assertEquals(3000, late.bytes());
    assertEquals(3000 * 1e9 / plot.width(), plot.rate(late));
    assertEquals(100, plot.all().sent().bytes());
    assertEquals(3000, plot.all().received().bytes());
  }

  @Test
  void aTurnIsFromTheLastByteOneWayToTheFirstByteBack() throws IOException {
    at(0).sent(1);
    at(5 * MILLI).sent(1);
    at(25 * MILLI).received(1);
    at(26 * MILLI).received(1);
    at(27 * MILLI).sent(1);
    at(67 * MILLI).received(1);
    Activity answers = plot().all().received();
    assertEquals(2, answers.turns());
    assertEquals(20 * MILLI, answers.shortest());
    assertEquals(40 * MILLI, answers.longest());
    assertEquals(30.0 * MILLI, answers.meanWait());
    assertEquals(1, plot().all().sent().turns());
    assertEquals(MILLI, plot().all().sent().longest());
  }

  @Test
  void eventsAreNoTurns() throws IOException {
    at(0).sent(1);
    at(MILLI);
    recorder.event("you finished sending");
    at(3 * MILLI).received(1);
    assertEquals(3 * MILLI, plot().all().received().longest());
  }

  @Test
  void whereOneSideSpeaksAloneThereIsNoTurn() throws IOException {
    at(0).received(1);
    at(MILLI).received(1);
    assertEquals(0, plot().all().received().turns());
    assertEquals(0, plot().all().sent().turns());
  }

  @Test
  void aReadThatWasSplitIsOnePieceAlsoTheLastOne() throws IOException {
    at(0).received(10);
    at(MILLI).received(200_000);
    assertTrue(recording.extent().records() > 2);
    Activity all = plot().all().received();
    assertEquals(2, all.pieces());
    assertEquals(10, all.smallest());
    assertEquals(200_000, all.largest());
    assertEquals(100_005, all.meanSize());
    at(2 * MILLI).received(20);
    assertEquals(3, plot().all().received().pieces());
    assertEquals(200_000, plot().all().received().largest());
  }

  @Test
  void timesThatJumpBackOrToTheEndOfTimeDoNoHarm() throws IOException {
    at(Long.MIN_VALUE).sent(1);
    at(Long.MAX_VALUE).received(2);
    at(0).sent(4);
    Plot plot = plot();
    assertTrue(plot.buckets().size() <= 1000);
    assertEquals(5, plot.all().sent().bytes());
    assertEquals(2, plot.all().received().bytes());
    assertEquals(0, plot.all().sent().longest(), "no wait is negative");
  }

  @Test
  void memoryIsBoundedAndNothingIsLostHoweverLongItTakes() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      nanos += random.nextLong(1, 1000 * MILLI);
      sent(1 + random.nextInt(3));
    }
    Plotter plotter = new Plotter(recording, null, 64);
    while (plotter.advance(2000)) {
      assertTrue(plotter.buckets() <= 64);
    }
    assertEquals(recording.extent().sent(), plot(plotter, 10).all().sent().bytes());
    assertTrue(plot(plotter, 10).buckets().size() <= 10);
    assertEquals(3000, plot(plotter, 10).all().sent().pieces());
  }

  @Test
  void everyBucketHoldsWhatHappenedInItsTime() throws IOException {
    random(400, 9);
    for (int most : new int[] {2, 7, 100, 1000}) {
      Plot plot = plot(whole(new Plotter(recording)), most);
      assertTrue(plot.buckets().size() <= most);
      for (int i = 0; i < plot.buckets().size(); i++) {
        compare(plot, i);
      }
    }
  }

  /// Against a plain count over all records.
  private void compare(Plot plot, int bucket) throws IOException {
    long bytes = 0;
    long turns = 0;
    Direction speaker = null;
    for (long i = 0; i < recording.extent().records(); i++) {
      Recording.Record record = recording.record(i);
      boolean in = record.nanos() >= plot.start(bucket) && record.nanos() < plot.start(bucket + 1);
      if (record.direction() == Direction.RECEIVED) {
        bytes += in ? record.length() : 0;
        turns += in && speaker == Direction.SENT ? 1 : 0;
      }
      speaker = record.direction();
    }
    Activity told = plot.buckets().get(bucket).received();
    assertEquals(bytes, told.bytes());
    assertEquals(turns, told.turns());
  }

  private void random(int count, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      nanos += random.nextLong(3 * MILLI);
      if (random.nextBoolean()) {
        sent(1 + random.nextInt(500));
      } else {
        received(1 + random.nextInt(500));
      }
    }
  }

  @Test
  void aRecordingThatGrowsIsSummedUpAsOneThatHasGrown() throws IOException {
    Plotter growing = new Plotter(recording);
    for (int i = 0; i < 100; i++) {
      random(5, i);
      growing.advance(700);
    }
    assertEquals(plot(whole(new Plotter(recording)), 500), plot(whole(growing), 500));
    assertEquals(recording.extent().bytes(), growing.bytes());
  }

  @Test
  void aPartIsTheSameAsInTheWholeButFiner() throws IOException {
    random(2000, 3);
    Plotter coarse = whole(new Plotter(recording, null, 16));
    TimeSpan part = new TimeSpan(nanos / 2, nanos / 2 + 50 * MILLI);
    Plotter fine = whole(new Plotter(recording, part));
    assertTrue(fine.width() < coarse.width());
    Plot told = fine.plot(part, 1000);
    assertNotNull(told);
    long bytes = 0;
    long turns = 0;
    Direction speaker = null;
    for (long i = 0; i < recording.extent().records(); i++) {
      Recording.Record record = recording.record(i);
      if (record.nanos() >= part.from() && record.nanos() <= part.to()) {
        bytes += record.length();
        turns += speaker != null && speaker != record.direction() ? 1 : 0;
      }
      speaker = record.direction();
    }
    assertTrue(bytes > 0);
    assertEquals(bytes, told.all().sent().bytes() + told.all().received().bytes());
    assertEquals(turns, told.all().sent().turns() + told.all().received().turns());
    assertFalse(fine.advance(1000), "what comes later is not its business");
  }
}
