package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.endpoint.engine.capture.Direction;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SoughtTest {
  private final Story story = new Story();

  private @Nullable Query sought(long record, int offset, long untilRecord, int until)
      throws IOException {
    Selection selection = new Selection(new Place(record, offset), new Place(untilRecord, until));
    return new Sought(story.recording(), Encoding.UTF_8).of(selection);
  }

  @Test
  void textIsLookedForAsText() throws IOException {
    story.received("a Größe");
    assertEquals(new Query("Größe", Query.Kind.TEXT, false, Encoding.UTF_8), sought(0, 2, 0, 9));
  }

  @Test
  void textIsWhatTheEncodingMakesOfIt() throws IOException {
    story.say(Direction.SENT, (byte) 0xFC, (byte) 'b');
    Selection both = new Selection(new Place(0, 0), new Place(0, 2));
    assertEquals(
        new Query("\u00fcb", Query.Kind.TEXT, false, Encoding.LATIN_1),
        new Sought(story.recording(), Encoding.LATIN_1).of(both));
  }

  @Test
  void whatIsNoTextIsLookedForAsHex() throws IOException {
    story.say(Direction.SENT, (byte) 0xFF, (byte) 'a', (byte) '\n');
    assertEquals(new Query("FF 61", Query.Kind.HEX, false, Encoding.UTF_8), sought(0, 0, 0, 2));
    assertEquals(new Query("61 0A", Query.Kind.HEX, false, Encoding.UTF_8), sought(0, 1, 0, 3));
  }

  @Test
  void itIsWhatTheDirectionSaidThatTheSelectionBeginsWith() throws IOException {
    story.received("nee").sent("between").event("note").received("dle");
    assertEquals(new Query("needle", Query.Kind.TEXT, false, Encoding.UTF_8), sought(0, 0, 3, 3));
    assertEquals(new Query("needle", Query.Kind.TEXT, false, Encoding.UTF_8), sought(0, 0, 4, 0));
    assertEquals(new Query("between", Query.Kind.TEXT, false, Encoding.UTF_8), sought(1, 0, 3, 3));
  }

  @Test
  void eventsAndLongSelectionsAreNotLookedFor() throws IOException {
    story.event("note").received("x".repeat(257));
    assertNull(sought(0, 0, 1, 1));
    assertNull(sought(1, 0, 1, 257));
    assertEquals(256, sought(1, 1, 1, 257).text().length());
    assertNull(sought(2, 0, 2, 0), "behind the end");
  }
}
