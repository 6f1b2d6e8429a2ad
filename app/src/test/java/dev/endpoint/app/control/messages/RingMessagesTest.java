package dev.endpoint.app.control.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.ColourRules;
import dev.endpoint.app.support.Ring;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.message.Cutting;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of messages begins where the recording does, and goes on when that moves.
class RingMessagesTest {
  @TempDir Path dir;

  private MessageSource source(Ring ring, @Nullable Direction only) {
    return new MessageSource(ring.recording(), new Cutting.Lines(), only, null, null);
  }

  private static Shot shot(MessageSource source, long first) throws IOException {
    Shot shot = source.shot(new Ask(first, 10, ColourRules.NONE));
    while (shot.more()) {
      shot = source.shot(new Ask(first, 10, ColourRules.NONE));
    }
    return shot;
  }

  @Test
  void theFirstLineIsTheFirstThatIsThere() throws IOException {
    for (Direction only : new Direction[] {null, Direction.SENT}) {
      Ring ring = new Ring(dir.resolve("of" + only)).say(200);
      MessageSource source = source(ring, only);
      assertEquals(0, shot(source, 0).gone());
      for (int round = 0; round < 40; round++) {
        ring.say(50);
        shot(source, Ask.TAIL);
      }
      Shot start = shot(source, 0);
      assertTrue(start.gone() > 100, start.gone() + " gone");
      assertEquals(start.gone(), start.first());
      assertTrue(start.covers(start.gone()));
      for (Line line : start.lines()) {
        String number = "line %06d".formatted(line.message().record());
        assertTrue(line.preview().startsWith(number), line.preview() + " is not " + number);
      }
      Shot end = shot(source, Ask.TAIL);
      assertEquals(2_199, end.lines().getLast().message().record());
      assertEquals(end.shown(), end.first() + end.lines().size());
    }
  }
}
