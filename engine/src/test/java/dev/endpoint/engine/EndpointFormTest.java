package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.EndpointForm;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The form of a string: every argument can be set and taken out, and nothing else changes.
class EndpointFormTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tcp | host | localhost | tcp:localhost",
        "tcp:localhost | port | 80 | tcp:localhost:80",
        "tcp:localhost: | port | 80 | tcp:localhost:80",
        "tcp:localhost:80 | timeout | 5 | tcp:localhost:80:timeout=5",
        "tcp:localhost:80: | timeout | 5 | tcp:localhost:80:timeout=5",
        "tcp:localhost:80:timeout=5 | timeout | 7 | tcp:localhost:80:timeout=7",
        "tcp:localhost:80:timeout=5 | timeout | '' | tcp:localhost:80",
        "tcp:localhost:80 | host | ::1 | tcp:[::1]:80",
        "tcp:localhost:80 | host | '' | tcp::80",
        "tcp:localhost:80 | port | '' | tcp:localhost:",
        "tcp | port | 80 | tcp:port=80",
        "tcp:port=80 | host | h | tcp:h:port=80",
        "TCP:h:80 | host | x | TCP:x:80",
        "tls:h:443:30:10.0.0.1 | timeout | '' | tls:h:443:bindAddress=10.0.0.1",
        "tls:h:443:30 | timeout | '' | tls:h:443",
        "tls:h:443 | endpoint | tcp:p:1 | tls:h:443:endpoint={tcp:p:1}",
        "tls:h:443:endpoint=tcp\\:p\\:1 | endpoint | tcp:q:1 | tls:h:443:endpoint={tcp:q:1}",
        "haproxy | endpoint | tcp:h:80 | haproxy:tcp:h:80",
        "haproxy:tcp:h:80 | version | 2 | haproxy:version=2:tcp:h:80",
        "haproxy:version=2:tcp:h:80 | endpoint | tls:x:1:verify=no |"
            + " haproxy:version=2:tls:x:1:verify=no",
        "haproxy:version=2:tcp:h:80 | version | '' | haproxy:tcp:h:80",
        "process | command | cat | process:cat",
        "process:cat:-n | command | tac | process:tac:-n",
        "process:cat:-n:stderr=drop | command | '' | process::-n:stderr=drop",
        "tcp:h:80:timeout=5:timeout=7 | timeout | '' | tcp:h:80",
        "tcp:h:80:wrong=1 | timeout | 5 | tcp:h:80:wrong=1:timeout=5",
        "tcp:h\\ | port | 80 | tcp:h:80",
      })
  void theStringIsChangedAsAPersonWould(String text, String name, String value, String expected) {
    EndpointForm form = form(Side.CLIENT, text);
    assertEquals(expected, form.with(option(form, name), value));
  }

  @Test
  void oneOfManyValuesIsALineOfTheForm() {
    EndpointForm form = form(Side.CLIENT, "process:ssh:host:{ls:-l}:stderr=merge");
    Option<?> argument = option(form, "argument");
    assertTrue(form.isRepeated(argument));
    assertEquals("host\nls:-l", form.reading(argument));
    assertEquals("process:ssh:host:cat:x\\=1:stderr=merge", form.with(argument, "host\ncat\nx=1"));
    assertEquals("process:ssh:stderr=merge", form.with(argument, ""));
    assertEquals("process::-l", form(Side.CLIENT, "process").with(argument, "-l"));
    assertFalse(form(Side.CLIENT, "process:echo:a\nb").isShowable(argument));
    assertTrue(form(Side.CLIENT, "process:echo:ab").isShowable(argument));
  }

  @Test
  void aFindingBelongsToTheArgumentItIsAbout() {
    assertEquals(List.of("port", "timeout"), blamed("tcp:h:99999:timeout=x"));
    assertEquals(List.of("host"), blamed("tls::80"));
    assertEquals(List.of("endpoint"), blamed("tls:h:443:endpoint={tcp:h:99999}"));
    assertEquals(List.of("endpoint"), blamed("haproxy:tcp:h:99999"));
    assertEquals(List.of("endpoint"), blamed("haproxy:tcp:h"));
    assertEquals(List.of("endpoint"), blamed("tls:h:443:endpoint={tcp:h}"));
    assertEquals(List.of(), blamed("tcp:h"));
  }

  private static List<String> blamed(String text) {
    ParsedEndpoint<?> parsed = CATALOG.client(text);
    EndpointForm form = parsed.form().orElseThrow();
    return form.options().stream()
        .filter(option -> parsed.diagnostics().stream().anyMatch(d -> form.isAbout(option, d)))
        .map(Option::name)
        .toList();
  }

  @Test
  void anotherTypeKeepsWhatItHasToo() {
    assertEquals("tls:h:443:timeout=5", as("tcp:h:443:timeout=5:race=1", "tls"));
    assertEquals("tcp:h:443", as("tls:h:443:verify=no", "tcp"));
    assertEquals("unix", as("tcp:h:443", "unix"));
    assertEquals("haproxy:tcp:h:443", as("tcp:h:443", "haproxy"));
    EndpointForm socks = form(Side.CLIENT, "socks5:h:80:endpoint={tcp:p:1080}");
    assertEquals(
        "tls:h:80:endpoint={tcp:p:1080}:verify=no",
        socks.as("tls", schema(Side.CLIENT, "tls"), Map.of("verify", "no", "host", "other")));
  }

  private static String as(String text, String type) {
    return form(Side.CLIENT, text).as(type, schema(Side.CLIENT, type), Map.of());
  }

  /// From any state of any type's form, with values that need every kind of quoting.
  @Test
  void whatIsSetIsReadAndTheOthersStay() {
    Random random = new Random(20261129);
    for (EndpointType type : CATALOG.types()) {
      for (Side side : Side.values()) {
        EndpointRole<?> role = side == Side.CLIENT ? type.client() : type.server();
        if (role != null) {
          for (int i = 0; i < 40; i++) {
            walk(side, type.name(), random);
          }
        }
      }
    }
  }

  private static void walk(Side side, String start, Random random) {
    String text = start;
    for (int step = 0; step < 12; step++) {
      EndpointForm form = form(side, text);
      List<Option<?>> options = form.options();
      if (options.isEmpty()) {
        return;
      }
      Option<?> option = options.get(random.nextInt(options.size()));
      String value = value(form, option, random);
      String now = form.with(option, value);
      EndpointForm then = form(side, now);
      String story = text + " with " + option.name() + " = " + value + " became " + now;
      for (Option<?> other : options) {
        Option<?> there = option(then, other.name());
        String expected = other == option ? value : form.reading(other);
        if (other.kind().nests().isPresent()) {
          assertEquals(Description.read(expected), Description.read(then.reading(there)), story);
        } else {
          assertEquals(expected, then.reading(there), story);
        }
      }
      text = now;
    }
  }

  private static String value(EndpointForm form, Option<?> option, Random random) {
    if (random.nextInt(4) == 0) {
      return "";
    }
    if (option.kind().nests().isPresent()) {
      return random.nextBoolean() ? "tcp:80:bindAddress=[::1]" : "memory:a\\:b";
    }
    List<String> lines = new ArrayList<>();
    for (int line = form.isRepeated(option) ? random.nextInt(3) : 0; line >= 0; line--) {
      lines.add(word(random));
    }
    return String.join("\n", lines);
  }

  private static String word(Random random) {
    String alphabet = "\\:=[]{}ab1 é";
    StringBuilder word = new StringBuilder();
    for (int length = 1 + random.nextInt(5); length > 0; length--) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }

  private static EndpointForm form(Side side, String text) {
    return (side == Side.CLIENT ? CATALOG.client(text) : CATALOG.server(text)).form().orElseThrow();
  }

  private static Schema schema(Side side, String name) {
    EndpointType type =
        CATALOG.types().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    return (side == Side.CLIENT ? type.client() : type.server()).schema();
  }

  private static Option<?> option(EndpointForm form, String name) {
    return form.options().stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
  }
}
