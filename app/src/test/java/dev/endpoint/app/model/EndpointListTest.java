package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.EndpointList.Does;
import dev.endpoint.app.model.EndpointList.Entry;
import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.session.Responder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointListTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  @Test
  void itSaysWhatTheCommandLineSays() {
    List<Entry> entries =
        read(
            """
            # an echo, and a connection to it

            listen tcp:7000:interface=127.0.0.1
              then echo
            \tconnect\t tcp:127.0.0.1:7000
            retry
            listen tcp:7001
            """);
    assertEquals(3, entries.size());
    Entry.Usable echo = usable(entries.get(0));
    assertEquals(Does.LISTEN, echo.does());
    assertEquals("tcp:7000:interface=127.0.0.1", echo.text());
    assertEquals(Responder.ECHO, echo.responder());
    assertEquals(3, echo.line());
    assertFalse(echo.exposed());
    Entry.Usable client = usable(entries.get(1));
    assertEquals(Does.KEEP, client.does());
    assertEquals("tcp:127.0.0.1:7000", client.text());
    assertEquals(11, client.column());
    Entry.Usable open = usable(entries.get(2));
    assertEquals(Responder.HOLD, open.responder());
    assertTrue(open.exposed());
    assertTrue(open.words().contains("reachable from the network"), open.words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# listen tcp:1", "\uFEFF# x\n", " \t \n"})
  void nothingIsNothing(String text) {
    assertEquals(List.of(), read(text));
  }

  @Test
  void theLineEndsOfOtherSystemsAreNoPartOfAString() {
    assertEquals("tcp:h:1", usable(read("\uFEFFconnect tcp:h:1\r\n").getFirst()).text());
  }

  @ParameterizedTest
  @CsvSource({
    "'shout tcp:1', 1, 1, A line begins with connect",
    "'tcp:h:1', 1, 1, A line begins with connect",
    "'then echo', 1, 6, \"then\" must follow",
    "'connect tcp:h:1\nthen echo', 2, 6, \"then\" must follow",
    "'retry', 1, 1, \"retry\" must follow",
    "'listen tcp:1\nretry', 2, 1, \"retry\" must follow",
    "'connect tcp:h:1\nretry 5', 2, 7, \"retry\" stands alone",
    "'listen tcp:1\n then shout', 2, 7, \"then\" knows hold",
    "'\n  connect tcp:h:1x', 2, 17, ",
    "'connect tpc:h:1', 1, 9, ",
    "'connect', 1, 8, ",
  })
  void aMistakeHasAPlace(String text, int line, int column, String words) {
    Entry.Wrong wrong = assertInstanceOf(Entry.Wrong.class, read(text).getLast());
    assertEquals(line, wrong.line(), wrong.words());
    assertEquals(column, wrong.column(), wrong.words());
    assertTrue(words == null || wrong.words().startsWith(words), wrong.words());
  }

  @Test
  void whatBelongsToAMistakeIsNoSecondOne() {
    assertEquals(1, read("listen tpc:1\nthen echo\n").size());
    assertEquals(1, read("connect tpc:h:1\nretry\n").size());
  }

  @Test
  void aStringOfTwoLinesIsReadWholeAndItsMistakesFound() {
    assertEquals(
        "unix:/tmp/a\\\nb", usable(read("connect unix:/tmp/a\\\nb\n# c").getFirst()).text());
    Entry.Wrong wrong =
        assertInstanceOf(Entry.Wrong.class, read("connect unix:/a\\\nb:nonsense=1").getFirst());
    assertEquals(2, wrong.line());
    assertEquals(3, wrong.column());
  }

  @Test
  void aSecretThatWasHiddenWhenSavedIsAMistakeAtItsPlace() {
    String text = "connect socks5:h:1:username=u:password=***:endpoint={tcp:p:1080}";
    Entry.Wrong wrong = assertInstanceOf(Entry.Wrong.class, read(text).getFirst());
    assertEquals(text.indexOf("***") + 1, wrong.column(), wrong.words());
  }

  @Test
  void aSecretIsNotShown() {
    Entry.Usable entry =
        usable(
            read("connect socks5:h:1:username=u:password=swordfish:endpoint={tcp:p:1080}")
                .getFirst());
    assertFalse(entry.shown().contains("swordfish"), entry.shown());
  }

  private static List<Entry> read(String text) {
    return EndpointList.read(CATALOG, text);
  }

  private static Entry.Usable usable(Entry entry) {
    return assertInstanceOf(Entry.Usable.class, entry, entry.toString());
  }
}
