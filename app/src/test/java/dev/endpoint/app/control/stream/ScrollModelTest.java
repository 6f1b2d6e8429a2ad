package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScrollModelTest {
  @ParameterizedTest
  @EnumSource(Lane.class)
  void distancesGrowWithPlacesAndLeadBackToThem(Lane lane) throws IOException {
    Story story = Story.random(5, 200);
    Tape tape = story.tape(lane);
    ScrollModel scroll = new ScrollModel(tape);
    long before = -1;
    for (Row row : Story.all(story.text(lane, 20))) {
      long unit = scroll.unit(row.start());
      assertTrue(unit >= before && unit <= scroll.total());
      before = unit;
      if (!row.stamp().isEvent()) {
        assertEquals(unit, scroll.unit(scroll.place(unit)));
      }
    }
  }
}
