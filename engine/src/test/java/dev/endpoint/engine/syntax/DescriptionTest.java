package dev.endpoint.engine.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {
  /// As it reads: positionals as they are, keywords as `key -> value`.
  private static String shown(Description description) {
    return description.items().stream()
        .map(item -> item.key() == null ? item.value().value() : item.key() + " -> " + item.value())
        .collect(Collectors.joining(" | "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          tcp:h:80 => tcp | h | 80
          tcp:h:timeout=3 => tcp | h | timeout -> 3
          a:k=b=c => a | k -> b=c
          a:b\\=c => a | b=c
          \\t\\c\\p:80 => tcp | 80
          tcp:[::1]:80 => tcp | ::1 | 80
          tcp:80:interface=[::1] => tcp | 80 | interface -> ::1
          tls:h:443:endpoint={tcp:1.2.3.4:443} => tls | h | 443 | endpoint -> tcp:1.2.3.4:443
          a:{b:c=d} => a | b:c=d
          a:{b:{c:d}:e}:f => a | b:{c:d}:e | f
          a:{b:[::1]:2} => a | b:[::1]:2
          a:{b\\:c:d} => a | b\\:c:d
          a:{b\\}:c} => a | b\\}:c
          a:[x] => a | [x]
          a:{x} => a | {x}
          a:{x=y} => a | {x -> y}
          a:[\\:\\:1] => a | [::1]
          a:[::1]b:c => a | [ |  | 1]b | c
          a:b[::1] => a | b[ |  | 1]
          a:[b:c => a | [b | c
          a:{b:{c:d} => a | {b | c:d
          a:{b:c}} => a | {b | c}}
          a:[b:c]=d => a | [b | c] -> d
          """)
  void bracketsGroupOnlyWhatHoldsAColonAndEndsWithTheValue(String text, String reading) {
    assertEquals(reading, shown(Description.read(text)));
  }

  @Test
  void theTypeIsTheFirstPositionalWhereverItStands() {
    Description description = Description.read("port=80:tcp:x");
    assertEquals("tcp", description.type().value().value());
    assertEquals(2, description.arguments().size());
    assertNull(Description.read("port=80").type());
  }

  @Test
  void everyDescriptionReadsBackAsItWasWritten() {
    Random random = new Random(20101129);
    for (int i = 0; i < 5_000; i++) {
      Description description = RandomDescriptions.next(random);
      String written = description.write();
      assertEquals(description, Description.read(written), written);
      assertEquals(written, Description.read(written).write());
    }
  }

  @Test
  void everyStringMeansTheSameAfterItIsReadAndWritten() {
    Random random = new Random(42);
    for (int i = 0; i < 5_000; i++) {
      String text = RandomDescriptions.text(random, 14);
      Description description = Description.read(text);
      assertEquals(description, Description.read(description.write()), text);
    }
  }

  @Test
  void noBackslashIsWrittenThatCouldBeLeftOut() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      Description description = RandomDescriptions.next(random);
      String written = description.write();
      for (int at = written.indexOf('\\'); at >= 0; at = written.indexOf('\\', at + 2)) {
        String shorter = written.substring(0, at) + written.substring(at + 1);
        assertNotEquals(description, Description.read(shorter), written);
      }
    }
  }

  @Test
  void aValueInsideAnEscapedValueKnowsItsPlaceInTheSource() {
    String source = "tls:h:443:endpoint=tcp\\:x\\\\\\:y\\:80";
    Text outer = Description.read(source).items().getLast().value();
    assertEquals("tcp:x\\:y:80", outer.value());
    Description inner = DescriptionReader.read(outer).description();
    List<Item> items = inner.items();
    assertEquals("x:y", items.get(1).value().value());
    assertPlace("x\\\\\\:y", source, items.get(1).value());
    assertPlace("80", source, items.get(2).value());
  }

  @Test
  void aValueInsideBracesKnowsItsPlaceInTheSource() {
    String source = "a:endpoint={b:endpoint={c:[::1]:80}:x}";
    Text outer = Description.read(source).items().getLast().value();
    Text middle = DescriptionReader.read(outer).description().items().get(1).value();
    List<Item> items = DescriptionReader.read(middle).description().items();
    assertPlace("::1", source, items.get(1).value());
    assertPlace("80", source, items.get(2).value());
  }

  private static void assertPlace(String expected, String source, Text text) {
    assertEquals(expected, source.substring(text.start(), text.end()));
  }

  @Test
  void whatReplacesAPieceIsQuotedAsDeeplyAsThePieceWas() {
    String source = "a:endpoint=b\\:c\\:d";
    Text value = Description.read(source).items().getLast().value();
    Text inner = DescriptionReader.read(value).description().items().get(1).value();
    String mended = inner.spliceAll("x:y");
    assertEquals("a:endpoint=b\\:x\\\\\\:y\\:d", mended);
    Text again = Description.read(mended).items().getLast().value();
    assertEquals("b:x\\:y:d", again.value());
  }
}
