package dev.endpoint.app.fxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.event.Event;
import org.junit.jupiter.api.Test;

class WiringTest {
  private final Controller controller = new Controller();

  /// Its parts are private, as those of the real ones are.
  static final class Controller {
    private final List<Object> heard = new ArrayList<>();
    private String field = "";

    private void initialize() {
      heard.add("initialize " + field);
    }

    private void press() {
      heard.add("press");
    }

    private void close(Event event) {
      heard.add(event);
    }

    private void fail() {
      throw new IllegalArgumentException("on purpose");
    }
  }

  @Test
  void fieldsAreSetBeforeTheControllerInitializesItself() {
    Wiring.set(controller, Controller.class, "field", "name");
    Wiring.initialize(controller, Controller.class);
    assertEquals(List.of("initialize name"), controller.heard);
  }

  @Test
  void handlersAreGivenTheEventIfTheyWantIt() {
    ActionEvent event = new ActionEvent();
    Wiring.handle(controller, Controller.class, "press", event);
    Wiring.handle(controller, Controller.class, "close", event);
    assertEquals("press", controller.heard.getFirst());
    assertSame(event, controller.heard.getLast());
  }

  @Test
  void whatAHandlerThrowsComesOut() {
    assertEquals(
        "on purpose",
        assertThrows(
                IllegalArgumentException.class,
                () -> Wiring.handle(controller, Controller.class, "fail", new ActionEvent()))
            .getMessage());
  }
}
