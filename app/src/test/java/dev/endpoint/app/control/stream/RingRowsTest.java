package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.control.stream.Request.CaretMove;
import dev.endpoint.app.support.Ring;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.note.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows begin with the first byte that is kept, whichever way they are shown and wherever one goes.
class RingRowsTest {
  private static final double VIEW = 4.5;

  @TempDir Path dir;
  private Ring ring;

  @BeforeEach
  void begin() {
    ring = new Ring(dir).say(1_000);
    assertTrue(ring.gone().records() > 300);
  }

  private Navigator navigator(Lane lane, boolean hex) {
    Tape tape = new Tape(ring.recording(), lane);
    HexLayout layout = hex ? new HexLayout(16) : null;
    TextLayout text = new TextLayout(80, Encoding.UTF_8, Invisible.MARKED);
    return new Navigator(
        tape,
        layout != null && lane != Lane.BOTH
            ? new LaneHexRows(tape, layout)
            : new RecordRows(tape, text, layout));
  }

  private static Page go(Navigator in, Page from, Request request) throws IOException {
    Place top = from.isEmpty() ? null : from.top();
    return in.page(new Viewpoint(top, from.shift(), from.units(), null, VIEW), request);
  }

  private static String text(Row row) {
    return row instanceof TextRow text ? text.spoken() : "";
  }

  @Test
  void theFirstRowIsTheFirstThatIsThere() throws IOException {
    for (boolean hex : new boolean[] {false, true}) {
      for (Lane lane : Lane.values()) {
        Navigator in = navigator(lane, hex);
        Page tail = go(in, Page.EMPTY, new Request.Tail());
        assertTrue(tail.atEnd());
        Page start = go(in, tail, new Request.Move(CaretMove.START, 1, false));
        String which = lane + (hex ? " hex" : " text");
        assertTrue(start.atStart(), which);
        assertEquals(start.top(), go(in, tail, new Request.Fraction(0)).top(), which);
        assertEquals(start.top(), go(in, tail, new Request.Scroll(-19_000)).top(), which);
        assertEquals(start.top(), go(in, tail, new Request.At(new Place(0, 0), 0)).top(), which);
        assertEquals(start.top(), go(in, tail, new Request.Show(new Place(7, 3))).top(), which);
        long total = ScrollModel.total(ring.recording().extent(), lane);
        assertEquals(0, start.position(total), which);
        assertTrue(start.visible(total) < 0.2, which);
        long first = start.top().record();
        assertTrue(first >= ring.gone().records() && first < ring.gone().records() + 4, which);
        if (!hex) {
          String line = "line %06d".formatted(first);
          assertTrue(text(start.rows().getFirst()).contains(line), which);
        } else {
          HexRow row = (HexRow) start.rows().getFirst();
          Direction own = row.stamp().direction();
          assertEquals(ring.gone().bytes(own), row.offset(), which + ": offsets stay true");
        }
      }
    }
  }

  @Test
  void rowsOfHexAreThoseOfAFileBehindTheFirst() throws IOException {
    Navigator in = navigator(Lane.RECEIVED, true);
    Page start = go(in, Page.EMPTY, new Request.Fraction(0));
    HexRow first = (HexRow) start.rows().get(0);
    HexRow second = (HexRow) start.rows().get(1);
    assertEquals(0, second.offset() % 16);
    assertEquals(second.offset() - first.offset(), first.cells());
    assertEquals(16, second.cells());
    Page middle = go(in, start, new Request.Fraction(0.5));
    assertFalse(middle.atStart());
    Page back = go(in, middle, new Request.Scroll(-19_000));
    assertEquals(start.top(), back.top());
  }

  @Test
  void itGoesOnWhenTheBeginningMovesUnderIt() throws IOException {
    Navigator in = navigator(Lane.BOTH, false);
    Page start = go(in, Page.EMPTY, new Request.Fraction(0));
    long before = start.top().record();
    ring.say(2_000);
    assertTrue(ring.gone().records() > before + 100);
    Page same = go(in, start, new Request.Stay());
    assertEquals(ring.gone().records(), same.top().record());
    assertTrue(same.atStart());
    for (int i = 0; i < 50; i++) {
      Page here = go(in, same, new Request.Fraction(0.02));
      ring.say(37);
      same = go(in, here, new Request.Scroll(-3));
      assertTrue(same.top().record() >= ring.gone().records());
    }
  }

  private Goal goal(String typed) throws IOException {
    return new GoalReader(
            ring.recording(), Direction.RECEIVED, new Place(999, 0), null, ZoneOffset.UTC)
        .read(typed);
  }

  @Test
  void onlyWhatIsThereIsGoneTo() throws IOException {
    long first = ring.gone().received();
    assertEquals(new Place(ring.gone().records(), 0), goal("start").place());
    assertNull(goal("0").place());
    assertEquals(
        String.format(
            Locale.ROOT, "The first byte received that is here is number %,d (0x%<X).", first),
        goal("17").words());
    Place place = goal(String.valueOf(first + 41)).place();
    assertEquals(1, place.offset());
    Place late = goal("+0.9s").place();
    assertEquals(900, late.record(), "since the opening, which is gone");
  }

  @Test
  void notesToWhatIsGoneHaveNoPlace() throws IOException {
    long first = ring.gone().received();
    assertNull(Noted.of(new Note(Direction.RECEIVED, 0, 4, "gone"), ring.recording()));
    assertNull(
        Noted.of(new Note(Direction.RECEIVED, first - 1, first + 4, "half"), ring.recording()));
    assertEquals(
        first,
        Noted.of(new Note(Direction.RECEIVED, first, first + 4, "here"), ring.recording())
            .note()
            .from());
  }

  @Test
  void matchesThatAreGoneAreNotGoneTo() {
    Queue<Runnable> later = new ArrayDeque<>();
    Selection[] selected = {Selection.NONE};
    Finder finder =
        new Finder(
            new Finder.Host() {
              @Override
              public Selection selection() {
                return selected[0];
              }

              @Override
              public Place top() {
                return new Place(0, 0);
              }

              @Override
              public void reveal(Place from, Place until) {
                selected[0] = new Selection(from, until);
              }

              @Override
              public void changed() {}
            },
            Runnable::run,
            1,
            later::add);
    finder.setRecording(ring.recording());
    finder.look(new Query("line", Query.Kind.TEXT, true, Encoding.UTF_8));
    run(later);
    assertEquals(ring.gone().records(), selected[0].from().record());
    ring.say(500);
    assertTrue(selected[0].from().record() < ring.gone().records());
    finder.grew();
    run(later);
    finder.step(false);
    run(later);
    assertEquals(1_499, selected[0].from().record(), "from the end");
    finder.step(true);
    run(later);
    assertEquals(ring.gone().records(), selected[0].from().record(), "from the start");
    finder.step(true);
    run(later);
    assertEquals(ring.gone().records() + 1, selected[0].from().record());
  }

  private static void run(Queue<Runnable> later) {
    for (int i = 0; i < 100 && !later.isEmpty(); i++) {
      later.remove().run();
    }
  }
}
