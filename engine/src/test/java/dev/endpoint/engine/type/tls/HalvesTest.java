package dev.endpoint.engine.type.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.type.tls.Halves.Action;
import dev.endpoint.engine.type.tls.Halves.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalvesTest {
  @ParameterizedTest(name = "{0}: {1}, then {2}: {3}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          1.3 | -                   | FINISH        | SEND_CLOSE_NOTIFY FINISH_BELOW
          1.3 | -                   | CLOSE         | SEND_CLOSE_NOTIFY CLOSE_BELOW
          1.3 | -                   | CLOSE_NOTIFY  | TELL_FINISHED
          1.3 | -                   | END_OF_STREAM | TRUNCATED
          1.3 | FINISH              | FINISH        | -
          1.3 | FINISH              | CLOSE         | CLOSE_BELOW
          1.3 | FINISH              | CLOSE_NOTIFY  | TELL_FINISHED CLOSE_BELOW
          1.3 | FINISH              | END_OF_STREAM | TRUNCATED
          1.3 | CLOSE_NOTIFY        | FINISH        | SEND_CLOSE_NOTIFY CLOSE_BELOW
          1.3 | CLOSE_NOTIFY        | CLOSE         | SEND_CLOSE_NOTIFY CLOSE_BELOW
          1.3 | CLOSE_NOTIFY        | CLOSE_NOTIFY  | -
          1.3 | CLOSE_NOTIFY        | END_OF_STREAM | -
          1.3 | FINISH CLOSE_NOTIFY | END_OF_STREAM | -
          1.2 | -                   | FINISH        | SEND_CLOSE_NOTIFY FINISH_BELOW
          1.2 | -                   | CLOSE         | SEND_CLOSE_NOTIFY CLOSE_BELOW
          1.2 | -                   | CLOSE_NOTIFY  | SEND_CLOSE_NOTIFY TELL_FINISHED CLOSE_BELOW
          1.2 | -                   | END_OF_STREAM | TRUNCATED
          1.2 | FINISH              | CLOSE_NOTIFY  | TELL_FINISHED CLOSE_BELOW
          1.2 | FINISH              | END_OF_STREAM | TRUNCATED
          1.2 | CLOSE_NOTIFY        | FINISH        | -
          1.2 | CLOSE_NOTIFY        | CLOSE         | CLOSE_BELOW
          1.2 | CLOSE_NOTIFY        | END_OF_STREAM | -
          """,
      delimiter = '|')
  void whatEachEventDoes(String version, String before, Event event, String expected) {
    Halves halves = Halves.open(version.equals("1.3"));
    for (Event earlier : events(before)) {
      halves = halves.on(earlier).next();
    }
    List<Action> actions = new ArrayList<>();
    if (expected != null) {
      for (String word : expected.split(" ")) {
        actions.add(Action.valueOf(word));
      }
    }
    assertEquals(actions, halves.on(event).actions());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "1.3, CLOSE_NOTIFY FINISH, true",
    "1.3, FINISH CLOSE_NOTIFY, false",
    "1.2, CLOSE_NOTIFY, true",
    "1.2, CLOSE, false"
  })
  void whoEndedFirst(String version, String events, boolean peer) {
    Halves halves = Halves.open(version.equals("1.3"));
    for (Event event : events(events)) {
      halves = halves.on(event).next();
    }
    assertEquals(peer, halves.peerFirst());
  }

  private static List<Event> events(String words) {
    List<Event> events = new ArrayList<>();
    if (words != null) {
      for (String word : words.split(" ")) {
        events.add(Event.valueOf(word));
      }
    }
    return events;
  }
}
