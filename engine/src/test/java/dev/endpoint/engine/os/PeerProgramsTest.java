package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.testing.FakeReactor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(OS.LINUX)
class PeerProgramsTest {
  @TempDir private Path proc;

  private final FakeReactor reactor = new FakeReactor();
  private final List<String> answers = new ArrayList<>();
  private PeerPrograms programs;

  @BeforeEach
  void aMachine() throws IOException {
    new FakeProc(proc)
        .listening("0100007F:1F90", 1000) // 127.0.0.1:8080
        .connected("0100007F:1F90", "0100007F:C001", 1001) // its end of a connection
        .connected("0100007F:C001", "0100007F:1F90", 1002) // and the other one, port 49153
        .connected("0100007F:C002", "0100007F:1F90", 0) // whose program has ended
        .connected(
            "00000000000000000000000001000000:C003", "00000000000000000000000001000000:1F90", 1003)
        .connected(
            "0000000000000000FFFF00000100007F:C004", "0000000000000000FFFF00000100007F:1F90", 1004)
        .process(41, "java", "socket:[1000]", "socket:[1001]")
        .process(42, "curl", "/dev/null", "socket:[1002]")
        .process(43, "ncat", "socket:[1003]")
        .process(44, "node", "socket:[1004]");
    programs = new PeerPrograms(reactor, proc);
  }

  private static InetSocketAddress address(String host, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(host), port);
  }

  private Cancellable ask(String host, int peer) {
    return programs.ask(
        new PeerPrograms.Ends(address(host, 8080), address(host, peer)), answers::add);
  }

  /// The one look that is under way comes to its end.
  private void look() {
    assertEquals(1, reactor.blockingCalls().size());
    reactor.blockingCalls().getFirst().run();
    reactor.runUntilIdle();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 49153, curl (pid 42)",
    "'::1', 49155, ncat (pid 43)",
    "127.0.0.1, 49156, node (pid 44)", // an IPv4 connection of a socket for both
    "127.0.0.1, 49154, ''", // nobody holds it any more
    "127.0.0.1, 50000, ''",
    "127.0.0.2, 49153, ''",
  })
  void theProgramAtTheOtherEndIsNamed(String host, int peer, String program) {
    ask(host, peer);
    assertEquals(List.of(), answers);
    look();
    assertEquals(List.of(program), answers);
  }

  @Test
  void theOtherWayRoundItIsTheProgramThatWasConnectedTo() {
    programs.ask(
        new PeerPrograms.Ends(address("127.0.0.1", 49153), address("127.0.0.1", 8080)),
        answers::add);
    look();
    assertEquals(List.of("java (pid 41)"), answers);
  }

  @Test
  void whatIsAskedMeanwhileIsAnsweredByOneLookAWhileLater() {
    ask("127.0.0.1", 49153);
    ask("127.0.0.1", 49154);
    ask("::1", 49155);
    look();
    assertEquals(List.of("curl (pid 42)"), answers);
    assertEquals(0, reactor.blockingCalls().size());
    reactor.advance(Duration.ofMillis(250));
    look();
    assertEquals(List.of("curl (pid 42)", "", "ncat (pid 43)"), answers);
    reactor.advance(Duration.ofMinutes(1));
    assertEquals(0, reactor.blockingCalls().size());
    assertEquals(0, reactor.timers());
  }

  @Test
  void afterARestTheNextQuestionIsLookedIntoAtOnce() {
    ask("127.0.0.1", 49153);
    look();
    reactor.advance(Duration.ofSeconds(1));
    ask("::1", 49155);
    look();
    assertEquals(List.of("curl (pid 42)", "ncat (pid 43)"), answers);
  }

  @Test
  void whoDoesNotWaitHearsNothingAndCostsNothing() {
    Cancellable first = ask("127.0.0.1", 49153);
    ask("::1", 49155).cancel();
    first.cancel();
    look();
    reactor.advance(Duration.ofSeconds(1));
    assertEquals(List.of(), answers);
    assertEquals(0, reactor.blockingCalls().size());
  }

  @Test
  void aLookThatFailsIsAnAnswerToo() {
    ask("127.0.0.1", 49153);
    reactor.blockingCalls().getFirst().fail(new IOException("no"));
    reactor.runUntilIdle();
    assertEquals(List.of(""), answers);
  }

  @Test
  void whereThereIsNoSuchFileSystemNothingIsKnown() throws IOException {
    Files.delete(proc.resolve("net/tcp"));
    Files.delete(proc.resolve("net/tcp6"));
    ask("127.0.0.1", 49153);
    look();
    assertEquals(List.of(""), answers);
  }
}
