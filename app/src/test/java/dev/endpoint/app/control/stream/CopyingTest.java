package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.capture.Direction;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CopyingTest {
  private static final Selection ALL =
      new Selection(new Place(0, 0), new Place(Integer.MAX_VALUE, 0));

  private static String copy(Story story, Lane lane, Selection selection, CopyForm form)
      throws IOException {
    return new Copying(story.tape(lane), selection).as(form);
  }

  @Test
  void textIsCopiedWithoutStampsAndWithItsLineEnds() throws IOException {
    Story story = new Story().event("open").sent("GET /\r\n").received("200\n").event("closed");
    assertEquals("GET /\r\n200\n", copy(story, Lane.BOTH, ALL, CopyForm.TEXT));
  }

  @Test
  void whoSpeaksNextBeginsANewLine() throws IOException {
    Story story = new Story().sent("a").sent("b").received("c").sent("d");
    assertEquals("ab\nc\nd", copy(story, Lane.BOTH, ALL, CopyForm.TEXT));
  }

  @Test
  void oneLaneIsCopiedAsItWasSent() throws IOException {
    Story story = new Story().sent("a").received("x").sent("b");
    assertEquals("ab", copy(story, Lane.SENT, ALL, CopyForm.TEXT));
    assertEquals("61 62", copy(story, Lane.SENT, ALL, CopyForm.HEX));
  }

  @Test
  void theSelectedBytesAndNoOthersAreCopiedWhicheverWayTheyWereSelected() throws IOException {
    Story story = new Story().sent("0123").received("4567").sent("89");
    Selection some = new Selection(new Place(2, 1), new Place(0, 2));
    assertEquals("23\n4567\n8", copy(story, Lane.BOTH, some, CopyForm.TEXT));
    assertEquals("32 33 34 35 36 37 38", copy(story, Lane.BOTH, some, CopyForm.HEX));
  }

  @Test
  void aCharacterCutByARecordIsCopiedWhole() throws IOException {
    Story story =
        new Story()
            .say(Direction.SENT, (byte) 0xE2)
            .say(Direction.SENT, (byte) 0x82, (byte) 0xAC, (byte) '!');
    assertEquals("€!", copy(story, Lane.BOTH, ALL, CopyForm.TEXT));
  }

  @Test
  void whatIsNoTextIsCopiedAsItIsShown() throws IOException {
    Story story = new Story().say(Direction.SENT, (byte) 0xFF, (byte) 0, (byte) 0x1B, (byte) '\t');
    assertEquals("\\xFF␀␛\t", copy(story, Lane.BOTH, ALL, CopyForm.TEXT));
  }

  @Test
  void aDumpHasOffsetsBytesAndCharacters() throws IOException {
    Story story = new Story().sent("0123456789abcdef\n\0");
    assertEquals(
        """
        00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef
        00000010  0A 00                                             ..
        """,
        copy(story, Lane.BOTH, ALL, CopyForm.DUMP));
  }

  @Test
  void eventsAreCopiedWhenThereIsNothingElse() throws IOException {
    Story story = new Story().sent("x").event("you closed sending").event("closed").sent("y");
    Selection events = new Selection(new Place(1, 0), new Place(3, 0));
    assertEquals("you closed sending\nclosed", copy(story, Lane.BOTH, events, CopyForm.TEXT));
  }
}
