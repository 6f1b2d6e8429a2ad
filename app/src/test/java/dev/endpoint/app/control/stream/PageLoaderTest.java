package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageLoaderTest {
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final Deque<Runnable> fx = new ArrayDeque<>();
  private final List<Request> loaded = new ArrayList<>();
  private final Story story = new Story().sent("a\n").sent("b\n").sent("c\n");
  private final PageLoader loader =
      new PageLoader(
          background::add,
          fx::add,
          () -> new Viewpoint(new Place(0, 0), 0, 1, null, 2),
          new PageLoader.Listener() {
            @Override
            public void loaded(Page page, Request request) {
              loaded.add(request);
            }

            @Override
            public void failed(Exception problem) {
              throw new AssertionError(problem);
            }
          });

  @BeforeEach
  void use() {
    loader.use(story.navigator(Lane.BOTH, 80));
  }

  private void runAll() {
    while (!background.isEmpty() || !fx.isEmpty()) {
      (background.isEmpty() ? fx : background).remove().run();
    }
  }

  @Test
  void onePageIsFetchedAtATime() {
    loader.ask(new Request.Scroll(1));
    loader.ask(new Request.Scroll(1));
    assertEquals(1, background.size());
  }

  @Test
  void scrollsMadeMeanwhileAddUp() {
    loader.ask(new Request.Tail());
    loader.ask(new Request.Scroll(1));
    loader.ask(new Request.Scroll(-3));
    runAll();
    assertEquals(List.of(new Request.Tail(), new Request.Scroll(-2)), loaded);
  }

  @Test
  void whereOneGoesAtLastMakesTheWayThereNeedless() {
    loader.ask(new Request.Stay());
    loader.ask(new Request.Scroll(5));
    loader.ask(new Request.Fraction(0.1));
    loader.ask(new Request.Fraction(0.2));
    runAll();
    assertEquals(List.of(new Request.Stay(), new Request.Fraction(0.2)), loaded);
  }

  @Test
  void stayingIsNoReasonToForgetWhereToGo() {
    loader.ask(new Request.Stay());
    loader.ask(new Request.Scroll(5));
    loader.ask(new Request.Stay());
    loader.ask(new Request.Move(Request.CaretMove.DOWN, 1, false));
    loader.ask(new Request.Move(Request.CaretMove.DOWN, 2, false));
    loader.ask(new Request.Stay());
    runAll();
    assertEquals(
        List.of(
            new Request.Stay(),
            new Request.Scroll(5),
            new Request.Move(Request.CaretMove.DOWN, 3, false)),
        loaded);
  }

  @Test
  void aPageOfWhatIsNoLongerShownIsDropped() {
    loader.ask(new Request.Tail());
    loader.use(story.navigator(Lane.SENT, 80));
    runAll();
    assertTrue(loaded.isEmpty());
    loader.ask(new Request.Tail());
    runAll();
    assertEquals(1, loaded.size());
  }
}
