package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.control.stream.Request.CaretMove;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NavigatorTest {
  private static final double VIEW = 4.5;

  private final Story story = new Story();

  private NavigatorTest lines(int count) {
    for (int i = 0; i < count; i++) {
      story.received("line " + i + "\n");
    }
    return this;
  }

  private Page go(Page from, Request request) throws IOException {
    return go(from, null, request);
  }

  private Page go(Page from, @Nullable Place caret, Request request) throws IOException {
    Place top = from.isEmpty() ? null : from.top();
    Viewpoint here = new Viewpoint(top, from.shift(), from.units(), caret, VIEW);
    return story.navigator(Lane.BOTH, 80).page(here, request);
  }

  private Page tail() throws IOException {
    return go(Page.EMPTY, new Request.Tail());
  }

  private static List<Long> numbers(Page page) {
    return page.rows().stream().map(r -> r.start().record()).toList();
  }

  @Test
  void nothingRecordedIsAnEmptyPage() throws IOException {
    assertTrue(tail().isEmpty());
  }

  @Test
  void theTailStandsAtTheBottomEdge() throws IOException {
    Page page = lines(20).tail();
    assertEquals(List.of(15L, 16L, 17L, 18L, 19L), numbers(page));
    assertEquals(0.5, page.shift());
    assertTrue(page.atEnd());
    assertFalse(page.atStart());
  }

  @Test
  void aShortStoryStandsAtTheTop() throws IOException {
    Page page = lines(3).tail();
    assertEquals(List.of(0L, 1L, 2L), numbers(page));
    assertEquals(0, page.shift());
    assertTrue(page.atStart() && page.atEnd());
  }

  @Test
  void showingAPlaceStaysWhereItIsInSightAndLeavesRowsAboveElsewhere() throws IOException {
    Page page = lines(20).tail();
    Page same = go(page, new Request.Show(new Place(16, 2)));
    assertEquals(numbers(page), numbers(same));
    assertEquals(page.shift(), same.shift());
    assertEquals(14, go(page, new Request.Show(new Place(15, 0))).top().record(), "half a row");
    Page far = go(page, new Request.Show(new Place(5, 3)));
    assertEquals(List.of(4L, 5L, 6L, 7L, 8L), numbers(far));
    assertEquals(0, far.shift());
    assertEquals(0, go(far, new Request.Show(new Place(0, 0))).top().record());
    assertEquals(numbers(page), numbers(go(far, new Request.Show(new Place(19, 0)))));
  }

  @Test
  void scrollingGoesByPartsOfRowsAndStopsAtBothEnds() throws IOException {
    Page page = go(lines(20).tail(), new Request.Scroll(-1.25));
    assertEquals(14, page.top().record());
    assertEquals(0.25, page.shift(), 1e-9);
    assertFalse(page.atEnd());
    Page start = go(page, new Request.Scroll(-1000));
    assertEquals(List.of(0L, 1L, 2L, 3L, 4L), numbers(start));
    assertTrue(start.atStart());
    Page end = go(start, new Request.Scroll(1000));
    assertEquals(numbers(tail()), numbers(end));
    assertTrue(end.atEnd());
  }

  @Test
  void scrollingUpAndDownAgainComesBack() throws IOException {
    Random random = new Random(1);
    Page here = go(lines(60).tail(), new Request.Scroll(-30));
    for (int i = 0; i < 50; i++) {
      double by = random.nextInt(80) / 8.0;
      Page there = go(here, new Request.Scroll(-by));
      Page back = go(there, new Request.Scroll(by));
      assertEquals(here.top(), back.top());
      assertEquals(here.shift(), back.shift());
    }
  }

  @Test
  void aPartOfTheWholeIsFoundAndFoundAgain() throws IOException {
    Page page = lines(2000).tail();
    long total = ScrollModel.total(story.recording().extent(), Lane.BOTH);
    for (double part = 0; part < 1; part += 0.03) {
      page = go(page, new Request.Fraction(part));
      assertEquals(part, page.position(total), 0.001);
    }
    assertEquals(1, go(page, new Request.Fraction(1)).position(total));
  }

  @Test
  void stayingShowsWhatIsNew() throws IOException {
    Page page = lines(3).tail();
    lines(2);
    assertEquals(List.of(0L, 1L, 2L, 3L, 4L), numbers(go(page, new Request.Stay())));
  }

  @Test
  void theCaretScrollsOnlyWhenItWouldBeOutOfSight() throws IOException {
    Page page = lines(20).tail();
    Page up = go(page, new Place(18, 2), new Request.Move(CaretMove.UP, 1, false));
    assertEquals(new Place(17, 2), up.caret());
    assertEquals(page.top(), up.top());
    Page far = go(page, new Place(18, 2), new Request.Move(CaretMove.UP, 8, false));
    assertEquals(new Place(10, 2), far.caret());
    assertEquals(new Place(10, 0), far.top());
    Page down = go(far, new Place(10, 2), new Request.Move(CaretMove.DOWN, 6, false));
    assertEquals(new Place(16, 2), down.caret());
    assertEquals(16, down.rows().getLast().start().record());
  }

  @Test
  void theCaretGoesFromRowToRowSideways() throws IOException {
    Page page = lines(20).tail();
    Page left = go(page, new Place(16, 0), new Request.Move(CaretMove.LEFT, 1, false));
    assertEquals(new Place(15, 7), left.caret());
    Page right = go(page, new Place(15, 7), new Request.Move(CaretMove.RIGHT, 1, false));
    assertEquals(new Place(16, 0), right.caret());
  }

  @Test
  void theCaretGoesToBothEnds() throws IOException {
    Page page = lines(20).tail();
    Page start = go(page, null, new Request.Move(CaretMove.START, 1, false));
    assertEquals(new Place(0, 0), start.caret());
    Page end = go(start, start.caret(), new Request.Move(CaretMove.END, 1, false));
    assertEquals(new Place(19, 8), end.caret());
    assertTrue(end.atEnd());
  }

  @Test
  void aPageUpAndDownComesBack() throws IOException {
    Page page = go(lines(40).tail(), new Request.Scroll(-10));
    Place caret = new Place(27, 3);
    Page up = go(page, caret, new Request.Move(CaretMove.PAGE_UP, 1, false));
    assertEquals(new Place(24, 3), up.caret());
    Page down = go(up, up.caret(), new Request.Move(CaretMove.PAGE_DOWN, 1, false));
    assertEquals(caret, down.caret());
    assertEquals(page.top(), down.top());
  }

  @Test
  void theWholeOfAHugeRecordIsScrolledThrough() throws IOException {
    story.received("x".repeat(10_000));
    Page page = tail();
    int rows = 0;
    while (!page.atStart()) {
      page = go(page, new Request.Scroll(-VIEW));
      rows++;
    }
    assertEquals((10_000 / 80 + 1) / VIEW, rows, 2);
  }
}
