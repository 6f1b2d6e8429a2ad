package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColoursModelTest {
  private final List<List<String>> kept = new ArrayList<>();
  private final ColoursModel model = new ColoursModel();

  private void know(String... written) {
    model.remember(List.of(written), kept::add);
  }

  private List<String> holding() {
    return model.holdingProperty().get().rules().stream().map(ColourRules.Rule::words).toList();
  }

  private List<String> written() {
    return model.rules().stream().map(ColourRule::written).toList();
  }

  @Test
  void whoHasChosenNothingHasTheUsualRulesAndAllMakeSense() {
    model.remember(null, kept::add);
    assertEquals(ColourRule.USUAL, written());
    assertEquals(ColourRule.USUAL.size(), holding().size());
    assertTrue(model.hasUsual());
    assertEquals(List.of(), kept);
  }

  @Test
  void whatIsRememberedComesBackAndWhatMakesNoSenseIsLeftOut() {
    know("on teal sent", "off red recv", "on pink recv", "perhaps red recv", "", "on green size >");
    assertEquals(List.of("on teal sent", "off red recv", "on green size >"), written());
    assertEquals(List.of("\u25A0 teal: sent"), holding());
    assertEquals(FilterText.State.WRONG, model.rules().get(2).filter().stateProperty().get());
  }

  @Test
  void aRuleHoldsAsItIsTypedAndWhileItMakesNoSenseAsItWas() {
    know("on teal sent");
    ColourRule rule = model.rules().getFirst();
    rule.filter().textProperty().set("sent && size > 9");
    assertEquals(List.of("\u25A0 teal: sent && size > 9"), holding());
    rule.filter().textProperty().set("sent && size >");
    assertEquals(List.of("\u25A0 teal: sent && size > 9"), holding());
    assertEquals(
        "At 15: A value is missing here, such as 100.", rule.filter().problemProperty().get());
    assertEquals(List.of("on teal sent && size >"), kept.getLast());
    rule.onProperty().set(false);
    assertEquals(List.of(), holding());
    assertEquals(List.of("off teal sent && size >"), kept.getLast());
  }

  @Test
  void aNewRuleComesFirstInAColourThatNoneHasAndIsWritten() {
    know("on amber sent", "on green recv");
    model.add("size > 3");
    assertEquals(List.of("on teal size > 3", "on amber sent", "on green recv"), written());
    assertTrue(model.openProperty().get());
    assertSame(model.rules().getFirst(), model.wantedProperty().get());
    model.add("");
    assertEquals(3, kept.getLast().size(), "an empty rule is not remembered");
    assertEquals(3, holding().size());
  }

  @Test
  void rulesAreMovedAndRemoved() {
    know("on amber sent", "on green recv", "on red event");
    ColourRule first = model.rules().getFirst();
    model.move(first, -1);
    model.move(first, 1);
    assertEquals(List.of("on green recv", "on amber sent", "on red event"), kept.getLast());
    assertEquals("\u25CF green: recv", holding().getFirst());
    model.remove(first);
    assertEquals(List.of("on green recv", "on red event"), kept.getLast());
    model.remove(model.rules().getFirst());
    model.remove(model.rules().getFirst());
    assertEquals(List.of(), kept.getLast());
    assertFalse(model.hasUsual());
  }

  @Test
  void theUsualOnesAreAddedWhereTheyAreMissing() {
    know("off red uncut", "on green recv");
    model.addUsual();
    assertEquals(List.of("off red uncut", "on green recv"), written().subList(0, 2));
    assertEquals(ColourRule.USUAL.size() + 1, model.rules().size());
    assertTrue(model.hasUsual());
  }

  @Test
  void thereIsAnEndToRules() {
    know();
    for (int i = 0; i < 100; i++) {
      model.add("size > " + i);
    }
    assertTrue(model.isFull());
    assertEquals("on " + "amber size > 49", written().getFirst());
  }
}
