package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.CommandLine.Mode;
import dev.endpoint.app.CommandLine.UsageException;
import dev.endpoint.engine.session.Responder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @Test
  void whatIsToBeStartedKeepsItsOrder() throws Exception {
    CommandLine line =
        parse("--listen", "tcp:1", "--then", "echo", "--connect", "tcp:h:1", "--listen=tcp:2");
    assertEquals(
        List.of(
            new Start.Listen("tcp:1", Responder.ECHO),
            new Start.Connect("tcp:h:1"),
            new Start.Listen("tcp:2", Responder.HOLD)),
        line.starts());
    assertEquals(Mode.OPEN, line.mode());
  }

  @Test
  void aConnectionMayBeKept() throws Exception {
    assertEquals(
        List.of(new Start.Keep("tcp:h:1"), new Start.Connect("tcp:h:2")),
        parse("--connect", "tcp:h:1", "--retry", "--connect", "tcp:h:2").starts());
  }

  @Test
  void whatIsToBeStartedCanBeWrittenDownForAnotherWindow() throws Exception {
    List<Start> starts =
        List.of(
            new Start.Listen("tcp:1", Responder.ECHO),
            new Start.Keep("tcp:h:1"),
            new Start.Connect("tcp:h:2"));
    String[] written =
        starts.stream().flatMap(start -> start.arguments().stream()).toArray(String[]::new);
    assertEquals(starts, parse(written).starts());
  }

  @Test
  void nothingAskedForOpensAnEmptyWindow() throws Exception {
    assertEquals(new CommandLine(Mode.OPEN, List.of()), parse());
  }

  @Test
  void whatCapturesMayTakeIsOfOneWindow() throws Exception {
    CommandLine line = parse("--capture-limit", "2GB", "--capture-reserve=0");
    assertEquals(2_000_000_000L, line.captureLimit());
    assertEquals(0L, line.captureReserve());
    assertTrue(line.needsOwnWindow());
    assertFalse(parse().needsOwnWindow());
    UsageException wrong =
        assertThrows(UsageException.class, () -> parse("--capture-limit", "much"));
    assertEquals(
        "--capture-limit needs a size, as 500MB or 2GB, and \"much\" is none.", wrong.getMessage());
  }

  @Test
  void aValueMayHoldAnEqualsSign() throws Exception {
    assertEquals(
        List.of(new Start.Connect("tcp:h:1:timeout=5")),
        parse("--connect=tcp:h:1:timeout=5").starts());
  }

  @Test
  void whatIsHandedOverAsksForTheSame() throws Exception {
    CommandLine line =
        parse("--listen=tcp:1:interface=a", "--then", "echo", "--connect", "--x", "--listen", "b");
    assertEquals(line, CommandLine.parse(line.arguments()));
  }

  @Test
  void aFileIsOpenedFromWhereTheProgramWasStarted() throws Exception {
    CommandLine line = parse("mine.endpoints", "--connect", "tcp:h:1");
    Start.Open open = (Start.Open) line.starts().getFirst();
    assertTrue(open.file().isAbsolute());
    assertTrue(open.file().endsWith("mine.endpoints"));
    assertEquals(line, CommandLine.parse(line.arguments()));
    assertEquals(
        Path.of("pom.xml").toAbsolutePath(),
        ((Start.Open) parse("pom.xml").starts().getFirst()).file());
  }

  @Test
  void aWindowOfItsOwnIsOnlyOpenedWhenItIsNeeded() throws Exception {
    assertFalse(parse("--connect", "tcp:h:1").needsOwnWindow());
    assertTrue(parse("--connect", "tcp:h:1", "--new-window").needsOwnWindow());
    assertTrue(parse("--plugins", ".").needsOwnWindow());
  }

  @Test
  void helpAndVersionWinOverTheRest() throws Exception {
    assertEquals(Mode.HELP, parse("--connect", "tcp:h:1", "--help").mode());
    assertEquals(Mode.VERSION, parse("--version").mode());
  }

  @ParameterizedTest
  @CsvSource({
    "--connect, --connect needs a value",
    "--then echo, --then must follow",
    "--connect a:b --then echo, --then must follow",
    "--listen tcp:1 --then shout, --then knows hold",
    "--retry, --retry must follow",
    "--listen tcp:1 --retry, --retry must follow",
    "--connect tcp:h:1 --retry=5, --retry takes no value",
    "--frobnicate, There is no option --frobnicate",
    "tcp:1, What is to be done with \"tcp:1\"",
  })
  void nonsenseIsAnsweredInWords(String arguments, String words) {
    UsageException e = assertThrows(UsageException.class, () -> parse(arguments.split(" ")));
    assertTrue(String.valueOf(e.getMessage()).startsWith(words), e.getMessage());
  }

  @Test
  void helpNamesEveryResponder() {
    for (Responder responder : Responder.values()) {
      assertTrue(CommandLine.HELP.contains(responder.word()));
    }
  }

  private static CommandLine parse(String... arguments) throws UsageException {
    return CommandLine.parse(List.of(arguments));
  }
}
