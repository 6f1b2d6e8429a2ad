package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.endpoint.app.model.FilterText.State;
import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.capture.filter.Filter;
import org.junit.jupiter.api.Test;

class FilterModelTest {
  private final FilterModel model = new FilterModel();

  private void is(State state, String problem) {
    assertEquals(state, model.typed().stateProperty().get());
    assertEquals(problem, model.typed().problemProperty().get());
  }

  @Test
  void holdsWithEachKeyThatMakesSenseOfIt() {
    is(State.EMPTY, "");
    assertNull(model.typed().filterProperty().get());
    model.typed().textProperty().set("recv");
    is(State.RIGHT, "");
    assertNotNull(model.typed().filterProperty().get());
    model.typed().textProperty().set("");
    is(State.EMPTY, "");
    assertNull(model.typed().filterProperty().get());
  }

  @Test
  void whileItMakesNoneWhatHeldBeforeHoldsAndEveryMistakeIsTold() {
    model.typed().textProperty().set("recv");
    Filter before = model.typed().filterProperty().get();
    model.typed().textProperty().set("recv && size > || sise");
    is(
        State.WRONG,
        "At 16: A value is missing here, such as 100.\n"
            + "At 19: \u201Csise\u201D is not known; size is.");
    assertSame(before, model.typed().filterProperty().get());
  }

  @Test
  void eachConnectionKeepsItsOwn() {
    SessionModel one = new SessionModel(SessionStates.connect(1).build());
    SessionModel two = new SessionModel(SessionStates.connect(2).build());
    model.show(one);
    model.typed().textProperty().set("recv &&");
    model.show(two);
    is(State.EMPTY, "");
    assertNull(model.typed().filterProperty().get());
    model.typed().textProperty().set("sent");
    model.show(one);
    assertEquals("recv &&", model.typed().textProperty().get());
    assertEquals(State.WRONG, model.typed().stateProperty().get());
    assertNull(model.typed().filterProperty().get());
    model.show(two);
    is(State.RIGHT, "");
  }
}
