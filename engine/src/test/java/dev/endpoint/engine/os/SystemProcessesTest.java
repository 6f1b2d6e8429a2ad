package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.contract.LoopbackRig;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.syntax.Quoting;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real programs: those every Unix has.
class SystemProcessesTest {
  /// More than there are carriers of virtual threads.
  private static final int MANY = 300;

  @TempDir Path folder;
  private LoopbackRig rig;

  @BeforeEach
  void setUp() throws Exception {
    rig = new LoopbackRig();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    rig.until("nothing is open", () -> isQuiet());
    List<String> reports = rig.takeReports();
    rig.close();
    assertEquals(List.of(), reports);
  }

  private boolean isQuiet() {
    try {
      return rig.open() == 0;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private RecordingProtocol connect(String text) throws Exception {
    RecordingProtocol protocol = new RecordingProtocol();
    await(rig.engine().clientFromString(text).connect(peer -> protocol));
    return protocol;
  }

  private static void await(Attempt<Protocol> attempt) throws Exception {
    attempt.outcome().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  /// What came of a shell's line, once it has ended.
  private RecordingProtocol shell(String script, String options) throws Exception {
    RecordingProtocol protocol =
        connect("process:/bin/sh:-c:" + Quoting.positional(script) + options);
    untilClosed(protocol);
    return protocol;
  }

  private void untilClosed(RecordingProtocol protocol) throws Exception {
    rig.until("it hears closed", () -> protocol.closeReason() != null);
  }

  private Failure failure(String text) throws Exception {
    try {
      connect(text);
    } catch (ExecutionException e) {
      return ((FailureException) e.getCause()).failure();
    }
    throw new AssertionError("it went well");
  }

  @Test
  void everyByteGoesThroughAndBack() throws Exception {
    byte[] bytes = new byte[8 << 20];
    new Random(1).nextBytes(bytes);
    RecordingProtocol cat = connect("process:cat");
    rig.run(
        () -> {
          cat.transport().write(ByteBuffer.wrap(bytes));
          cat.transport().finish();
        });
    untilClosed(cat);
    assertEquals(ByteBuffer.wrap(bytes), ByteBuffer.wrap(cat.received()));
    assertEquals("ended with status 0", cat.closeReason().words());
    assertTrue(cat.transport().peerAddress().toString().startsWith("cat (pid "));
  }

  @Test
  void aPausedProgramIsNotDrained() throws Exception {
    RecordingProtocol yes = connect("process:yes");
    rig.until("it speaks", () -> yes.received().length > 0);
    int[] heard = new int[1];
    rig.run(
        () -> {
          yes.transport().pause();
          heard[0] = yes.received().length;
        });
    rig.settle();
    rig.run(() -> assertEquals(heard[0], yes.received().length));
    rig.run(() -> yes.transport().resume());
    rig.until("it goes on", () -> yes.received().length > heard[0]);
    rig.run(() -> yes.transport().abort());
    untilClosed(yes);
  }

  @Test
  void standardErrorGoesWhereItWasAskedFor() throws Exception {
    String script = "echo out; echo err >&2";
    RecordingProtocol separate = shell(script, "");
    assertEquals("out\n", separate.receivedText());
    assertEquals("err\n", separate.errors());
    RecordingProtocol merged = shell(script, ":stderr=merge");
    assertEquals("out\nerr\n", merged.receivedText());
    assertEquals("", merged.errors());
    RecordingProtocol dropped = shell(script, ":stderr=drop");
    assertEquals("out\n", dropped.receivedText());
    assertEquals("", dropped.errors());
  }

  @Test
  void theEnvironmentIsInheritedUnlessTold() throws Exception {
    String path = System.getenv("PATH") + "\n";
    assertEquals(path, shell("echo \"$PATH\"", "").receivedText());
    assertEquals("x " + path, shell("echo \"$A $PATH\"", ":environment=A=x").receivedText());
    assertEquals(
        "A=x\n",
        shell("/usr/bin/env | /bin/grep -v -e PWD -e _=", ":environment=-,A=x").receivedText());
  }

  @Test
  void itRunsWhereItWasAskedTo() throws Exception {
    String folders = folder.toRealPath() + "\n";
    assertEquals(folders, shell("pwd -P", ":directory=" + folder).receivedText());
  }

  @Test
  void itsStatusOrSignalIsTheReason() throws Exception {
    assertEquals("ended with status 3", shell("exit 3", "").closeReason().words());
    assertEquals(
        "ended with status 137 (signal 9, SIGKILL)", shell("kill -9 $$", "").closeReason().words());
    assertEquals("ended with status 127", shell("no-such-command", "").closeReason().words());
  }

  @Test
  void whatCannotBeStartedIsExplained() throws Exception {
    Failure missing = failure("process:no-such-program");
    assertEquals(Kind.REFUSED, missing.kind());
    assertEquals("There is no program called no-such-program", missing.message());
    assertEquals("There is no /no/such", failure("process:/no/such").message());
    Path script = Files.writeString(folder.resolve("script"), "#!/no/such/interpreter\n");
    Failure denied = failure("process:" + script);
    assertEquals(Kind.PERMISSION_DENIED, denied.kind());
    assertEquals(script + " cannot be run", denied.message());
    assertTrue(denied.meaning().contains("chmod +x"));
    assertTrue(script.toFile().setExecutable(true));
    assertTrue(failure("process:" + script).meaning().startsWith("Something it needs is missing"));
    assertEquals(folder + " is a folder", failure("process:" + folder).message());
    assertEquals(
        "There is no folder /no/such to run cat in",
        failure("process:cat:directory=/no/such").message());
    assertEquals(
        "The arguments of cat are too long for the system",
        failure("process:cat:" + "x".repeat(3 << 20)).message());
  }

  @Test
  void closingAsksAProgramToEnd() throws Exception {
    RecordingProtocol sleep = connect("process:sleep:1000");
    rig.run(() -> sleep.transport().close());
    untilClosed(sleep);
    assertEquals(new CloseReason.ByUs(), sleep.closeReason());
  }

  @Test
  void abortingKillsItAndWhatItStarted() throws Exception {
    Path pids = folder.resolve("pids");
    String script = "sleep 1000 & echo $! > " + pids + "; echo ready; wait";
    RecordingProtocol shell = connect("process:/bin/sh:-c:" + Quoting.positional(script));
    rig.until("it is ready", () -> shell.receivedText().equals("ready\n"));
    ProcessHandle sleep =
        ProcessHandle.of(Long.parseLong(Files.readString(pids).strip())).orElseThrow();
    rig.run(() -> shell.transport().abort());
    untilClosed(shell);
    sleep.onExit().get(60, TimeUnit.SECONDS);
  }

  @Test
  void aProgramThatStopsReadingIsTold() throws Exception {
    RecordingProtocol head = connect("process:head:-c:1");
    rig.run(() -> head.transport().write(ByteBuffer.wrap(new byte[4 << 20])));
    untilClosed(head);
    assertEquals(1, head.received().length);
    assertEquals(0, ((CloseReason.Exited) head.closeReason()).status());
    assertFalse(head.closeReason().orderly());
  }

  @Test
  void closingTheEngineKillsWhatItStarted() throws Exception {
    LoopbackRig other = new LoopbackRig();
    RecordingProtocol cat = new RecordingProtocol();
    await(other.engine().clientFromString("process:sleep:1000").connect(peer -> cat));
    String name = cat.transport().peerAddress().toString();
    long pid = Long.parseLong(name.replaceAll(".*pid (\\d+).*", "$1"));
    ProcessHandle running = ProcessHandle.of(pid).orElseThrow();
    other.close();
    running.onExit().get(60, TimeUnit.SECONDS);
    assertEquals("aborted by you", cat.closeReason().words());
  }

  @Test
  void cancelledAtAnyMomentItLeavesNoProgram() throws Exception {
    Random random = new Random(2);
    int[] outcomes = new int[1];
    List<Attempt<Protocol>> attempts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Attempt<Protocol> attempt =
          rig.engine()
              .clientFromString("process:cat")
              .connect(peer -> new RecordingProtocol().on(Callback.CONNECTED, Transport::abort));
      attempt.outcome().whenComplete((protocol, thrown) -> outcomes[0]++);
      attempts.add(attempt);
      rig.engine().reactor().after(Duration.ofNanos(random.nextInt(20_000_000)), attempt::cancel);
    }
    rig.until("all have ended", () -> outcomes[0] == attempts.size());
    rig.until("nothing is open", this::isQuiet);
    rig.until(
        "no program is left",
        () -> ProcessHandle.current().children().noneMatch(SystemProcessesTest::isCat));
  }

  private static boolean isCat(ProcessHandle child) {
    return child.isAlive() && child.info().command().orElse("").endsWith("/cat");
  }

  @Test
  void silentProgramsDoNotHoldUpNames() throws Exception {
    List<RecordingProtocol> silent = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      silent.add(connect("process:cat:stderr=drop"));
    }
    boolean[] answered = new boolean[1];
    rig.run(
        () ->
            rig.engine()
                .reactor()
                .blocking(() -> "done", (result, thrown) -> answered[0] = result != null));
    rig.until("a blocking call is made", () -> answered[0]);
    rig.run(() -> silent.forEach(cat -> cat.transport().abort()));
  }
}
