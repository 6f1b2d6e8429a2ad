package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RecallTest {
  private final Recall recall = new Recall();

  @Test
  void theDraftComesBackAtTheEnd() {
    recall.add("one");
    recall.add("two");
    assertEquals("two", recall.older("draft"));
    assertEquals("one", recall.older("two"));
    assertEquals("one", recall.older("one"), "there is nothing older");
    assertEquals("two", recall.newer("one"));
    assertEquals("draft", recall.newer("two"));
    assertEquals("draft", recall.newer("draft"), "there is nothing newer");
  }

  @Test
  void theSameAgainIsKeptOnceAsTheNewest() {
    recall.add("one");
    recall.add("two");
    recall.add("one");
    assertEquals("one", recall.older(""));
    assertEquals("two", recall.older("one"));
    assertEquals("two", recall.older("two"));
  }

  @Test
  void nothingIsNotRemembered() {
    recall.add("");
    assertEquals("draft", recall.older("draft"));
  }

  @Test
  void theOldestAreForgotten() {
    for (int i = 0; i <= Recall.MOST; i++) {
      recall.add("line " + i);
    }
    String shown = "";
    for (int i = 0; i < 2 * Recall.MOST; i++) {
      shown = recall.older(shown);
    }
    assertEquals("line 1", shown);
  }
}
