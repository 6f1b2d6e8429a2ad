package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.note.Note;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotedTest {
  private final Story story =
      new Story().event("open").sent("ab").received("xy").sent("cd").received("z");

  private Noted noted(Direction direction, long from, long until) throws IOException {
    return Noted.of(new Note(direction, from, until, "n"), story.recording());
  }

  private List<String> rows(Noted noted, Rows rows) throws IOException {
    return Story.all(rows).stream().filter(noted::isIn).map(Story::shown).toList();
  }

  @Test
  void itsPlacesAreThoseOfItsBytes() throws IOException {
    Noted sent = noted(Direction.SENT, 1, 3);
    assertEquals(new Place(1, 1), sent.from());
    assertEquals(new Place(3, 1), sent.until());
    Noted both = noted(null, 2, 4);
    assertEquals(new Place(2, 0), both.from());
    assertEquals(new Place(2, 2), both.until());
  }

  @Test
  void itIsInTheRowsOfItsDirectionOnly() throws IOException {
    assertEquals(List.of("ab", "cd"), rows(noted(Direction.SENT, 1, 3), story.text(Lane.BOTH, 80)));
    assertEquals(List.of("ab", "xy", "cd"), rows(noted(null, 1, 5), story.text(Lane.BOTH, 80)));
    assertEquals(
        List.of("61 62 63 64"), rows(noted(Direction.SENT, 1, 3), story.hex(Lane.SENT, 8)));
    assertEquals(List.of(), rows(noted(Direction.RECEIVED, 0, 3), story.hex(Lane.SENT, 8)));
  }

  @Test
  void oneBehindTheEndIsNowhere() throws IOException {
    assertNull(noted(Direction.SENT, 3, 5));
  }
}
