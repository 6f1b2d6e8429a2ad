package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.session.SessionState.Phase;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The form below the bar, by keyboard alone.
class FormTest extends WindowTest {
  @Test
  void anEndpointIsFilledInAndStartedWithoutTheMouse() {
    listen("memory:form");
    push(KeyCode.CONTROL, KeyCode.T);
    address("memory:");
    push(KeyCode.F4);
    until("the first field that needs a value has the focus", () -> hasFocus("#form-name"));
    write("form");
    assertEquals("memory:form", field().getText());
    push(KeyCode.ENTER);
    selected(state -> state.phase() == Phase.OPEN);
    push(KeyCode.ESCAPE);
    until("the bar has the focus", () -> field().isFocused());
    assertFalse(visible(".form"));
  }

  @Test
  void tabWalksThroughTheFieldsOutOfALineOfManyToo() {
    address("process:cat");
    push(KeyCode.F4);
    until("the command has the focus", () -> hasFocus("#form-command"));
    push(KeyCode.TAB); // the menu that chooses a file
    push(KeyCode.TAB);
    until("the arguments have the focus", () -> hasFocus("#form-argument"));
    write("-u");
    push(KeyCode.ENTER);
    write("-n");
    assertEquals("process:cat:-u:-n", field().getText());
    push(KeyCode.TAB);
    until("the next field has the focus", () -> hasFocus("#form-environment"));
    assertEquals("process:cat:-u:-n", field().getText());
  }

  @Test
  void anEndpointInsideIsFilledInWithItsOwnForm() {
    address("haproxy:");
    push(KeyCode.F4);
    until("the endpoint has the focus", () -> hasFocus("#form-endpoint"));
    write("memory:x");
    push(KeyCode.TAB);
    push(KeyCode.SPACE);
    until("its form is shown", () -> hasFocus("#form-name"));
    assertEquals("memory:x", onFx(() -> desk().bar().textProperty().get().substring(8)));
    write("y");
    push(KeyCode.ESCAPE);
    until("the form around it is back", () -> hasFocus("#form-endpoint"));
    assertTrue(visible(".form"));
    push(KeyCode.F4);
    until("the bar has the focus", () -> field().isFocused());
  }

  private boolean hasFocus(String selector) {
    return onFx(() -> lookup(selector).tryQuery().filter(Node::isFocused).isPresent());
  }
}
