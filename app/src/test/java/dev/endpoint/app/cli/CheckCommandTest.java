package dev.endpoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  @Test
  void aGoodStringIsSaidWholeInJson() {
    Ran ran = Ran.of("check", "--server", "tcp:8080:interface=127.0.0.1", "--json");
    assertEquals(0, ran.status());
    assertTrue(
        ran.out()
            .startsWith(
                "{\"ok\":true,\"type\":\"tcp\",\"arguments\":{\"port\":8080,"
                    + "\"interface\":\"127.0.0.1\",\"backlog\":50,"),
        ran.out());
    assertTrue(
        ran.out()
            .endsWith("},\"canonical\":\"tcp:8080:interface=127.0.0.1\",\"diagnostics\":[]}\n"),
        ran.out());
  }

  @Test
  void whatHasNoValueIsNull() {
    Ran ran = Ran.of("check", "--client", "tcp:h:1", "--json");
    assertTrue(ran.out().contains("\"timeout\":30,\"bindAddress\":null,"), ran.out());
  }

  @Test
  void aPasswordIsNotRepeated() {
    String proxy = "socks5:p:1080:endpoint={tcp:q:1}:username=u:password=inner";
    String text = "http-connect:h:1:endpoint={" + proxy + "}:username=v:password=outer";
    for (Ran ran :
        List.of(Ran.of("check", "--client", text), Ran.of("check", "--client", "--json", text))) {
      assertEquals(0, ran.status(), ran.err());
      assertFalse((ran.out() + ran.err()).contains("inner"), ran.out());
      assertFalse((ran.out() + ran.err()).contains("outer"), ran.out());
      assertTrue(ran.out().contains("***"), ran.out());
    }
  }

  @Test
  void aBadStringHasPlaceWordsAndSuggestionInJson() {
    Ran ran = Ran.of("check", "--json", "--server", "8080");
    assertEquals(2, ran.status());
    assertTrue(
        ran.out()
            .startsWith(
                "{\"ok\":false,\"type\":null,\"arguments\":{},\"canonical\":null,\"diagnostics\":[{"
                    + "\"severity\":\"error\",\"start\":0,\"end\":4,\"message\":\""),
        ran.out());
    assertTrue(ran.out().contains("\"suggestion\":\"tcp:8080\""), ran.out());
  }

  @Test
  void forAPersonTheCaretsStandBelowTheirPlace() {
    Ran ran = Ran.of("check", "--server", "tcp:99999");
    assertEquals(2, ran.status());
    assertEquals("", ran.out());
    List<String> said = ran.err().lines().toList();
    assertEquals("tcp:99999", said.get(0));
    assertTrue(said.get(1).startsWith("    ^^^^^ error: "), said.get(1));
  }

  @Test
  void aWarningIsNoReasonToFail() {
    Ran ran = Ran.of("check", "--server", "tcp:80:80");
    assertEquals(ran.err().contains("error") ? 2 : 0, ran.status());
    Ran json = Ran.of("check", "--json", "--client", "ssl:h:443");
    assertEquals(0, json.status(), json.out());
    assertTrue(json.out().contains("\"severity\":\"warning\""), json.out());
  }

  @Test
  void stringsAreReadFromStandardInputALineEach() {
    Ran ran = Ran.with("tcp:1\nx\ry\n\ntcp:2", "check", "--server", "--json", "-");
    assertEquals(2, ran.status());
    List<Boolean> fine = ran.lines().stream().map(l -> l.startsWith("{\"ok\":true")).toList();
    assertEquals(List.of(true, false, false, true), fine);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "types", "connect", "listen", "relay", "replay"})
  void everyCommandSaysHowItIsUsed(String command) {
    Ran ran = Ran.of(command, "--help");
    assertEquals(0, ran.status(), ran.err());
    assertTrue(ran.out().startsWith("Usage: endpoint " + command), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void withoutASideAStringIsWhatItCanBe() {
    assertEquals(List.of("Listens"), meanings("tcp:80"));
    assertEquals(List.of("Connects"), meanings("tcp:h:80"));
    assertEquals(List.of("Connects", "Listens"), meanings("memory:name"));
  }

  private static List<String> meanings(String text) {
    Ran ran = Ran.of("check", text);
    assertEquals(0, ran.status(), ran.err());
    return ran.lines().stream()
        .filter(line -> line.matches("  [A-Z].*"))
        .map(line -> line.strip().split(" ")[0])
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "tcp:x:backlog=5, from 0 to 65535",
    "tcp:h:99999, from 1 to 65535",
    "tcp:99999, from 0 to 65535",
    "tcp:-1, from 0 to 65535",
    "tcp:localhost, form is tcp:host:port",
    "tcp, Host and port are missing"
  })
  void aBadStringIsReadForTheSideWhereLessIsWrong(String text, String words) {
    Ran ran = Ran.of("check", text);
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains(words), ran.err());
    assertEquals(1, Ran.of("check", "--json", text).lines().size());
  }

  @Test
  void onlyOneSideCanBeSaid() {
    Ran ran = Ran.of("check", "--client", "--server", "tcp:80");
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("mutually exclusive"), ran.err());
  }

  @Test
  void aStringIsTakenAsItIs() {
    assertEquals(2, Ran.of("check", "--client", "--", "-x").status());
    Ran at = Ran.of("check", "--json", "--client", "@/etc/hostname");
    assertTrue(at.out().contains("\"ok\":false"), at.err());
  }
}
