package dev.endpoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.Endpoint;
import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.Direction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program itself, in JVMs of its own: pipes, exit statuses, Ctrl-C.
@Timeout(120)
class CommandProgramTest {
  private static final Pattern LOCAL = Pattern.compile("\"local\":\"(127\\.0\\.0\\.1:\\d+)\"");

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void nothingGoesOn() {
    started.forEach(Process::destroyForcibly);
  }

  private Process start(String... arguments) throws IOException {
    ProcessBuilder builder = program(arguments);
    builder.redirectError(folder.resolve("err" + started.size()).toFile());
    return start(builder);
  }

  /// With a pipe for its standard error, to read its journal while it runs.
  private Process startToHear(String... arguments) throws IOException {
    return start(program(arguments));
  }

  private Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private ProcessBuilder program(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                // Where the tests run in the background, Ctrl-C is ignored, and children inherit
                // it.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Endpoint.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    return builder;
  }

  /// Reads its journal up to the line that says where it listens.
  private static String address(BufferedReader journal) throws IOException {
    while (true) {
      String line = Objects.requireNonNull(journal.readLine(), "it does not listen");
      Matcher listening = LOCAL.matcher(line);
      if (line.contains("\"event\":\"listening\"") && listening.find()) {
        return listening.group(1);
      }
    }
  }

  private static int interrupted(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on after Ctrl-C");
    return process.exitValue();
  }

  private byte[] say(byte[] bytes, String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (var input = process.getOutputStream()) {
                    input.write(bytes);
                  } catch (IOException e) {
                    // what comes back, or does not, is looked at
                  }
                });
    byte[] back = process.getInputStream().readAllBytes();
    writer.join();
    assertEquals(0, process.waitFor());
    return back;
  }

  @Test
  void bytesGoThroughARelayAndBackUntouchedAndAreRecorded() throws Exception {
    Process echo = start("listen", "tcp:0:interface=127.0.0.1", "--then", "echo", "--json");
    String back = address(echo.inputReader());
    Process relay = start("relay", "tcp:0:interface=127.0.0.1", "tcp:" + back, "--json");
    String front = address(relay.inputReader());
    byte[] bytes = new byte[3_000_001];
    new Random(7).nextBytes(bytes);
    Path capture = folder.resolve("talk.pcapng");
    assertArrayEquals(
        bytes, say(bytes, "connect", "tcp:" + front, "--capture", capture.toString()));
    assertTrue(Files.size(capture) > 2L * bytes.length, "captured " + Files.size(capture));
    assertEquals(130, interrupted(relay));
    assertEquals(130, interrupted(echo));
  }

  @Test
  void aCaptureThatExistsIsKept() throws Exception {
    Process echo = start("listen", "tcp:0:interface=127.0.0.1", "--then", "echo", "--json");
    String address = address(echo.inputReader());
    Path capture = Files.writeString(folder.resolve("talk.pcapng"), "mine");
    byte[] bytes = "hello".getBytes(StandardCharsets.US_ASCII);
    say(bytes, "connect", "tcp:" + address, "--capture", capture.toString());
    assertEquals("mine", Files.readString(capture));
    assertTrue(Files.size(folder.resolve("talk-2.pcapng")) > 0);
  }

  @Test
  void aRecordingThatReachesItsLimitHurtsNoConversation() throws Exception {
    Process echo = start("listen", "tcp:0:interface=127.0.0.1", "--then", "echo", "--json");
    String address = address(echo.inputReader());
    Path capture = folder.resolve("talk.pcapng");
    byte[] bytes = new byte[3_000_001];
    new Random(8).nextBytes(bytes);
    assertArrayEquals(
        bytes,
        say(
            bytes,
            "connect",
            "tcp:" + address,
            "--capture",
            capture.toString(),
            "--capture-limit",
            "1MB"));
    assertTrue(Files.size(capture) <= 1_000_000, "captured " + Files.size(capture));
  }

  @Test
  void whoRefusesIsAFailureInWords() throws Exception {
    Process echo = start("listen", "tcp:0:interface=127.0.0.1", "--json");
    String gone = address(echo.inputReader());
    interrupted(echo);
    Process refused = start("connect", "tcp:" + gone);
    assertEquals(1, refused.waitFor());
    String words = Files.readString(folder.resolve("err1"));
    assertTrue(words.startsWith("endpoint: Refused by " + gone + " (ECONNREFUSED)."), words);
  }

  @Test
  void aServerThatIsNotThereYetIsTriedUntilItIs() throws Exception {
    Process first = start("listen", "tcp:0:interface=127.0.0.1", "--json");
    String address = address(first.inputReader());
    interrupted(first);
    Process client = startToHear("connect", "--retry", "tcp:" + address, "--json");
    try (Writer input = client.outputWriter()) {
      input.write("still there?");
    }
    BufferedReader journal = client.errorReader();
    assertTrue(next(journal, "waiting").contains("\"failures\":1"));
    String port = address.substring(address.indexOf(':') + 1);
    start("listen", "tcp:" + port + ":interface=127.0.0.1", "--then", "echo");
    assertEquals("still there?", client.inputReader().readLine());
    assertEquals(0, client.waitFor());
  }

  @Test
  void ctrlCAndTheTimeEndTheTrying() throws Exception {
    Process first = start("listen", "tcp:0:interface=127.0.0.1", "--json");
    String gone = address(first.inputReader());
    interrupted(first);
    Process client = startToHear("connect", "--retry", "tcp:" + gone, "--json");
    next(client.errorReader(), "waiting");
    assertEquals(130, interrupted(client));
    assertEquals(124, start("connect", "--retry", "tcp:" + gone, "--timeout", "2").waitFor());
  }

  /// Reads a journal up to the next event of this kind.
  private static String next(BufferedReader journal, String event) throws IOException {
    while (true) {
      String line = Objects.requireNonNull(journal.readLine(), "no more events");
      if (line.contains("\"event\":\"" + event + "\"")) {
        return line;
      }
    }
  }

  @Test
  void whatAProgramComplainsOfIsTold() throws Exception {
    String program = "process:sh:-c:echo heard; echo aside >&2; exit 3";
    Process talk = startToHear("connect", "--json", program);
    talk.getOutputStream().close();
    assertTrue(next(talk.errorReader(), "standard error").endsWith("\"line\":\"aside\"}"));
    assertTrue(next(talk.errorReader(), "closed").contains("\"ended with status 3\""));
    assertEquals("heard", talk.inputReader().readLine());
    assertEquals(1, talk.waitFor());

    Process relay = start("relay", "tcp:0:interface=127.0.0.1", program, "--json");
    BufferedReader journal = relay.inputReader();
    start("connect", "tcp:" + address(journal)).getOutputStream().close();
    assertTrue(next(journal, "standard error").endsWith("\"line\":\"aside\"}"));
    assertEquals(130, interrupted(relay));
  }

  @Test
  void whoReadsNoMoreIsAFailure() throws Exception {
    Process lines = start("listen", "tcp:0:interface=127.0.0.1", "--then", "chargen", "--json");
    Process reader = start("connect", "tcp:" + address(lines.inputReader()));
    reader.getInputStream().readNBytes(10);
    reader.getInputStream().close();
    assertEquals(1, reader.waitFor());
  }

  @Test
  void whereItListensIsSaidAtOnceToPeopleToo() throws Exception {
    Process listener = start("listen", "tcp:0:interface=127.0.0.1");
    String line = listener.inputReader().readLine();
    assertTrue(line.startsWith("endpoint: listening on 127.0.0.1:"), line);
    assertEquals(130, interrupted(listener));
  }

  private static String sentOnTheWire(Path capture) throws IOException {
    try (CaptureFile file = CaptureFile.open(capture)) {
      ByteBuffer start = ByteBuffer.allocate(14);
      Objects.requireNonNull(file.recording().below()).bytes(Direction.SENT).read(0, start);
      return new String(start.array(), StandardCharsets.US_ASCII);
    }
  }

  /// No conversation came of it, but layers had begun to talk.
  @Test
  void anAttemptThatFailsLeavesWhatPassedOnTheWire() throws Exception {
    Process echo = start("listen", "tcp:0:interface=127.0.0.1", "--then", "echo", "--json");
    String address = address(echo.inputReader());
    Path capture = folder.resolve("talk.pcapng");
    Process talk = startToHear("connect", "websocket:" + address, "--capture", capture.toString());
    assertEquals(1, talk.waitFor());
    String told = talk.errorReader().readAllAsString();
    assertTrue(told.contains("endpoint: recorded in " + capture), told);
    assertEquals("GET / HTTP/1.1", sentOnTheWire(capture));
  }

  /// A client that speaks otherwise does not get through, and its words tell why.
  @Test
  void aConnectionThatIsAcceptedAndFailsLeavesWhatPassedOnTheWire() throws Exception {
    Path capture = folder.resolve("talk.pcapng");
    Process listener =
        start(
            "listen", "websocket:0:interface=127.0.0.1", "--json", "--capture", capture.toString());
    BufferedReader journal = listener.inputReader();
    Process client = start("connect", "tcp:" + address(journal));
    client.getOutputStream().write("hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().close();
    String line = journal.readLine();
    while (!line.contains("recorded in " + capture)) {
      line = Objects.requireNonNull(journal.readLine(), "it is not recorded");
    }
    client.waitFor();
    assertEquals(130, interrupted(listener));
    try (CaptureFile file = CaptureFile.open(capture)) {
      ByteBuffer start = ByteBuffer.allocate(5);
      Objects.requireNonNull(file.recording().below()).bytes(Direction.RECEIVED).read(0, start);
      assertEquals("hello", new String(start.array(), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void whatWasRecordedIsSentOnceMore() throws Exception {
    Process echo = start("listen", "tcp:0:interface=127.0.0.1", "--then", "echo", "--json");
    String address = address(echo.inputReader());
    Path capture = folder.resolve("talk.pcapng");
    byte[] bytes = new byte[100_001];
    new Random(3).nextBytes(bytes);
    say(bytes, "connect", "tcp:" + address, "--capture", capture.toString());
    Path again = folder.resolve("again.pcapng");
    Process replay =
        startToHear(
            "replay",
            capture.toString(),
            "tcp:" + address,
            "--speed",
            "max",
            "--capture",
            again.toString());
    assertArrayEquals(bytes, replay.getInputStream().readAllBytes(), "what came back");
    String told = replay.errorReader().readAllAsString();
    assertEquals(0, replay.waitFor(), told);
    assertTrue(told.contains("100001 of 100001 recorded bytes sent again"), told);
    try (CaptureFile file = CaptureFile.open(again)) {
      for (Direction direction : Direction.values()) {
        ByteBuffer into = ByteBuffer.allocate(bytes.length);
        file.recording().bytes(direction).read(0, into);
        assertArrayEquals(bytes, into.array());
      }
    }

    assertEquals(1, start("replay", "/nowhere.pcapng", "tcp:" + address).waitFor());
    assertEquals(2, start("replay", capture.toString(), "tcp:99999").waitFor());
    assertEquals(
        2, start("replay", capture.toString(), "tcp:" + address, "--speed", "0").waitFor());
    Process none = start("replay", capture.toString(), "tcp:" + address, "--direction", "both");
    assertEquals(2, none.waitFor());
    Process refused = start("replay", capture.toString(), "tcp:127.0.0.1:1");
    assertEquals(1, refused.waitFor());
  }

  /// A capture under another program's name stands for a trace.
  private static Path trace(Path capture) throws IOException {
    String all = Files.readString(capture, StandardCharsets.ISO_8859_1);
    String other = all.replace("Endpoint Workbench", "Another Programme.");
    Path trace = capture.resolveSibling("trace.pcapng");
    return Files.writeString(trace, other, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aStreamOfATraceIsSentOnceMore() throws Exception {
    Process echo = start("listen", "tcp:0:interface=127.0.0.1", "--then", "echo", "--json");
    String address = address(echo.inputReader());
    Path capture = folder.resolve("talk.pcapng");
    byte[] bytes = "what is in a trace".getBytes(StandardCharsets.US_ASCII);
    say(bytes, "connect", "tcp:" + address, "--capture", capture.toString());
    String trace = trace(capture).toString();
    for (List<String> more : List.of(List.<String>of(), List.of("--stream", "0"))) {
      List<String> arguments = new ArrayList<>(List.of("replay", trace, "tcp:" + address));
      arguments.addAll(more);
      assertArrayEquals(bytes, say(new byte[0], arguments.toArray(String[]::new)));
    }
    Process other = startToHear("replay", trace, "tcp:" + address, "--stream", "7");
    String told = other.errorReader().readAllAsString();
    assertEquals(2, other.waitFor());
    assertTrue(told.contains("There is no stream 7 in " + trace), told);
    assertTrue(told.contains("\u2192 " + address + "  18 bytes sent  18 bytes received"), told);
    Process ours = start("replay", capture.toString(), "tcp:" + address, "--stream", "0");
    assertEquals(2, ours.waitFor());
    Path none = Files.writeString(folder.resolve("none"), "no trace");
    assertEquals(1, start("replay", none.toString(), "tcp:" + address).waitFor());
    try (var left = Files.list(folder)) {
      assertTrue(
          left.noneMatch(each -> each.getFileName().toString().startsWith("endpoint-replay")),
          "what was made of the trace is deleted");
    }
  }

  @Test
  void whoReadsNoMoreOfTheAnswersIsAFailure() throws Exception {
    Process flood = start("listen", "tcp:0:interface=127.0.0.1", "--then", "chargen", "--json");
    String address = address(flood.inputReader());
    Path capture = folder.resolve("talk.pcapng");
    Process talk = start("connect", "tcp:" + address, "--capture", capture.toString());
    talk.getOutputStream().write('x');
    talk.getOutputStream().flush();
    talk.getInputStream().readNBytes(10);
    talk.getInputStream().close();
    talk.waitFor();
    Process replay = start("replay", capture.toString(), "tcp:" + address);
    replay.getInputStream().readNBytes(10);
    replay.getInputStream().close();
    assertEquals(1, replay.waitFor());
  }

  /// There is no half-close: who has said goodbye before the answer came does not get it.
  @Test
  void aWebSocketRelaysToAWebSocket() throws Exception {
    String local = "websocket:0:interface=127.0.0.1";
    Process echo = start("listen", local, "--then", "echo", "--json");
    String back = address(echo.inputReader());
    Process relay = start("relay", local, "websocket:" + back, "--json");
    String front = address(relay.inputReader());
    Path capture = folder.resolve("talk.pcapng");
    Process talk = start("connect", "websocket:" + front, "--capture", capture.toString());
    byte[] bytes = "hello".getBytes(StandardCharsets.US_ASCII);
    talk.getOutputStream().write(bytes);
    talk.getOutputStream().flush();
    assertArrayEquals(bytes, talk.getInputStream().readNBytes(bytes.length));
    talk.getOutputStream().close();
    assertEquals(0, talk.waitFor());
    String recorded = Files.readString(capture, StandardCharsets.ISO_8859_1);
    assertTrue(recorded.contains("binary messages received from here on"));
    assertEquals("GET / HTTP/1.1", sentOnTheWire(capture));
    assertEquals(130, interrupted(relay));
    assertEquals(130, interrupted(echo));
  }

  @Test
  void theTimeIsUp() throws Exception {
    Process listener = start("listen", "tcp:0:interface=127.0.0.1", "--timeout", "300ms");
    assertEquals(124, listener.waitFor());
  }

  @Test
  void aBadStringOpensNothing() throws Exception {
    assertEquals(2, start("listen", "tcp:99999").waitFor());
    assertEquals(2, start("listen", "tcp:0", "--then", "sing").waitFor());
    assertEquals(2, start("listen", "tcp:0", "--then", "relay:8080").waitFor());
    assertEquals(2, start("connect", "tcp:h:1", "--timeout", "soon").waitFor());
  }
}
