package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TapeTest {
  private final Story story = new Story().received("abc");
  private final Tape tape = story.tape(Lane.BOTH);

  private Chunk last() throws IOException {
    return tape.chunk(tape.record(0));
  }

  /// A page asks for it with each of its rows.
  @Test
  void whatMayStillChangeIsReadOnceForAPage() throws IOException {
    Chunk first = last();
    assertSame(first, last());
    tape.refresh();
    assertSame(first, last(), "nothing came");
  }

  @Test
  void whatMayStillChangeIsReadAgainWhenMoreCame() throws IOException {
    Chunk first = last();
    story.received("def");
    assertSame(first, last(), "as it stood when it was looked at");
    tape.refresh();
    Chunk second = last();
    assertNotSame(first, second);
    assertEquals(first.limit() + 3, second.limit());
  }

  @Test
  void whatCannotChangeIsNotReadAgain() throws IOException {
    story.received("and more");
    tape.refresh();
    Chunk settled = last();
    story.received("and more");
    tape.refresh();
    assertSame(settled, last());
  }
}
