package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.Choice;
import dev.endpoint.engine.syntax.Completion;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.syntax.ValueSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a string could go on. In the tables `|` in a text is the caret.
class CompletionTest {
  private static final EndpointCatalog CATALOG = SampleType.catalog();

  private static List<Completion> complete(String side, String marked, ValueSource values) {
    int caret = marked.indexOf('|');
    return CATALOG.complete(side(side), marked.replace("|", ""), caret, values);
  }

  private static Side side(String letter) {
    return letter.equals("C") ? Side.CLIENT : Side.SERVER;
  }

  private static String labels(List<Completion> completions) {
    return completions.stream().map(Completion::label).collect(Collectors.joining(" "));
  }

  private static String applied(String marked, Completion completion) {
    return new StringBuilder(marked.replace("|", ""))
        .replace(completion.start(), completion.end(), completion.replacement())
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          C -> | -> tcp tcp4 tcp6 safe outer
          S -> | -> tcp tcp4 tcp6 outer talk
          C -> t| -> tcp tcp4 tcp6
          C -> TC| -> tcp tcp4 tcp6
          C -> tpc| -> tcp
          C -> tcp4| -> tcp4
          C -> tcp:h:80:t| -> timeout=
          C -> tcp:h:80:T| -> timeout=
          C -> tcp:h:80:bind| -> bindAddress= bindPort=
          C -> tcp:h:80:bindPort=1:bind| -> bindAddress=
          C -> tcp:h:54| -> 5432
          C -> tcp:h:post| -> 5432
          C -> tcp:lo| -> localhost
          C -> tcp:h:80:noDelay=| -> yes no
          C -> tcp:h:80:noDelay=n| -> no
          S -> tcp:80:in| -> interface=127.0.0.1 interface=
          S -> tcp:80:interface=| -> 127.0.0.1 ::1
          S -> tcp:80:interface=[:| -> ::1
          S -> tcp:80:interface=1|:backlog=3 -> 127.0.0.1
          C -> safe:h:443:mode=| -> fast safe
          C -> safe:h:443:endpoint=tc| -> tcp tcp4 tcp6
          C -> safe:h:443:endpoint={| -> tcp tcp4 tcp6 safe outer
          C -> safe:h:443:endpoint={tcp:h:80:ti|} -> timeout=
          C -> safe:h:443:endpoint={tcp:h:80:ti| -> timeout=
          C -> safe:h:443:endpoint=tcp\\:h\\:80\\:ti| -> timeout=
          S -> outer:t| -> tcp tcp4 tcp6 talk
          S -> outer:tcp:80:ba| -> backlog=
          S -> outer:tcp:80:wi| -> within=
          S -> outer:tcp:80:within=| -> ''
          C -> nope:| -> ''
          C -> a=| -> ''
          C -> tcp:h:80:nope=| -> ''
          """)
  void whatFitsAtTheCaretIsOffered(String side, String marked, String expected) {
    assertEquals(expected, labels(complete(side, marked, ValueSource.NONE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          C -> t| -> tcp:
          C -> tc|:h:80 -> tcp:h:80
          C -> tcp:h:80:ti|mout=3 -> tcp:h:80:timeout=3
          C -> tcp:h:80:ti| -> tcp:h:80:timeout=
          C -> tcp:lo|:80 -> tcp:localhost:80
          S -> tcp6:80:in| -> tcp6:80:interface=[::1]
          S -> tcp:80:interface=[:| -> tcp:80:interface=[::1]
          C -> safe:h:1:endpoint=tcp\\:lo| -> safe:h:1:endpoint=tcp\\:localhost
          C -> safe:h:1:endpoint={tcp:lo|} -> safe:h:1:endpoint={tcp:localhost}
          C -> safe:h:1:endpoint=tc| -> safe:h:1:endpoint=tcp\\:
          S -> talk| -> talk
          """)
  void theFirstOfferDoesThis(String side, String marked, String expected) {
    List<Completion> completions = complete(side, marked, ValueSource.NONE);
    assertEquals(expected, applied(marked, completions.getFirst()));
  }

  @Test
  void anEmptyPlaceSaysWhatBelongsThereFirst() {
    Completion hint = complete("C", "tcp:h:|", ValueSource.NONE).getFirst();
    assertEquals("port", hint.label());
    assertEquals("port to connect to", hint.help());
    assertEquals("port, required", hint.detail());
    assertEquals("tcp:h:", applied("tcp:h:|", hint));
    assertEquals("host", complete("C", "tcp:|:80", ValueSource.NONE).getFirst().label());
  }

  @Test
  void optionsComeWithKindDefaultAndMeaning() {
    Completion timeout = complete("C", "tcp:h:80:timeo|", ValueSource.NONE).getFirst();
    assertEquals("seconds or none, default 30", timeout.detail());
    assertEquals("time until it gives up", timeout.help());
  }

  @Test
  void whatIsGivenIsNotOfferedAgain() {
    String labels = labels(complete("C", "tcp:h:80:timeout=3:|", ValueSource.NONE));
    assertFalse(labels.contains("timeout="), labels);
    assertFalse(labels.contains("host="), labels);
    assertTrue(labels.contains("bindAddress="), labels);
  }

  @Test
  void valuesThatTheCallerKnowsComeFirst() {
    ValueSource values =
        (side, type, option, typed) ->
            option.name().equals("interface")
                ? List.of(new Choice("10.0.0.7", "eth0"), new Choice("127.0.0.1", "lo"))
                : List.of();
    assertEquals("10.0.0.7 127.0.0.1 ::1", labels(complete("S", "tcp:80:interface=|", values)));
    assertEquals("10.0.0.7", labels(complete("S", "tcp:80:interface=10|", values)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          C -> '' -> ''
          C -> tc -> p:host:port
          C -> tcp -> :host:port
          C -> TCP -> :host:port
          C -> tcp: -> host:port
          C -> tcp:h -> :port
          C -> tcp:h: -> port
          C -> tcp:h:80 -> ''
          C -> tcp:h:80: -> ''
          C -> tcp:timeout=3 -> :host:port
          C -> tcp:host=h -> :port
          S -> tcp -> :port
          S -> tcp6: -> port
          C -> safe:h -> :port
          C -> nope -> ''
          C -> nope:x -> ''
          C -> = -> ''
          """)
  void whatIsStillExpectedIsShownInGrey(String side, String text, String ghost) {
    assertEquals(ghost, CATALOG.ghost(side(side), text));
  }
}
