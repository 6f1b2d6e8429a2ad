package dev.endpoint.engine.peers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Another program, running, and the lines it says.
public final class Peer implements AutoCloseable {
  static final int PATIENCE_SECONDS = 120;

  private static final int FIRST_PORT = 10_000;
  private static final int FIRST_HANDED_OUT = 32_768;

  /// Asked once: a start of Python takes longer than many a test.
  private static final Optional<String> TWISTED =
      Stream.of("/usr/bin/python3", "python3").filter(Peer::hasTwisted).findFirst();

  private final Process process;
  private final BufferedReader lines;
  private final List<String> said = new ArrayList<>();

  private Peer(Process process) {
    this.process = process;
    lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /// The program's path; Debian keeps servers where a plain user's PATH does not lead. Where it is
  /// missing the test is skipped with these words, or fails if `-Dpeers.required=true`.
  public static String need(String program) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseGet(() -> missing(program));
  }

  /// A Python that has Twisted, with the same words for where there is none.
  public static String needTwisted() {
    return TWISTED.orElseGet(() -> missing("Twisted (python3-twisted)"));
  }

  private static boolean hasTwisted(String python) {
    try {
      Process asked =
          new ProcessBuilder(python, "-c", "import twisted")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return asked.waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /// The folder of npm's `ws`, where `.ci/run` installs it, with the same words.
  static String needWs() {
    Path ws = Path.of("..", ".ci", "tools", "npm", "node_modules", "ws").toAbsolutePath();
    return Files.isDirectory(ws)
        ? ws.toString()
        : missing("ws (npm install --prefix .ci/tools/npm ws)");
  }

  static String missing(String program) {
    String words = program + " is not installed: what it would show was not tried";
    Assertions.assertFalse(Boolean.getBoolean("peers.required"), words);
    System.err.println("Skipped: " + words);
    Assumptions.abort(words);
    return words;
  }

  /// A port where nothing listens, for programs that cannot choose one themselves. It is none of
  /// those that the system hands out, or somebody else might get it before the program has it.
  static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_HANDED_OUT);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // another one, then
      }
    }
  }

  /// Starts the program; what it says is on its standard output and error alike.
  static Peer talking(String... command) throws IOException {
    return new Peer(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /// Starts `twisted_peer.py`, one end of a connection on Twisted.
  static Peer twisted(String role, String where, long size, String end) throws Exception {
    String script = Path.of(Peer.class.getResource("/peers/twisted_peer.py").toURI()).toString();
    return talking(needTwisted(), script, role, where, String.valueOf(size), end);
  }

  /// Starts the program with one file as its standard input and another as its output; what it says
  /// is on standard error.
  static Peer between(Path input, Path output, String... command) throws IOException {
    // The shell turns the descriptors round, so that the lines can be read as usual.
    List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "sh"));
    shell.add(input.toString());
    shell.add(output.toString());
    shell.addAll(List.of(command));
    return new Peer(new ProcessBuilder(shell).start());
  }

  private static final String SHELL = "in=$1 out=$2; shift 2; exec \"$@\" 2>&1 <\"$in\" >\"$out\"";

  /// Starts the program with one file as its standard input, which then stays open, and another as
  /// its output; what it says is on standard error.
  static Peer fed(Path input, Path output, String... command) throws IOException {
    List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", FED, "sh", output.toString()));
    shell.addAll(List.of(command));
    Process process = new ProcessBuilder(shell).start();
    Thread.startVirtualThread(() -> feed(input, process.getOutputStream()));
    return new Peer(process);
  }

  private static void feed(Path input, OutputStream stdin) {
    try {
      Files.copy(input, stdin);
      stdin.flush();
    } catch (IOException ended) {
      // It is gone; what it did not take is missed on the other side.
    }
  }

  private static final String FED = "out=$1; shift; exec \"$@\" 2>&1 >\"$out\"";

  /// Types a line.
  void say(String line) throws IOException {
    OutputStream stdin = process.getOutputStream();
    stdin.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    stdin.flush();
  }

  /// Ends its standard input.
  void sayNoMore() throws IOException {
    process.getOutputStream().close();
  }

  /// Ends it as suddenly as the system can.
  void kill() throws Exception {
    process.destroyForcibly();
    awaitEnd();
  }

  /// Waits for a line like this and returns it.
  String hear(Predicate<String> line) throws Exception {
    CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> next(line));
    return heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private String next(Predicate<String> wanted) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (wanted.test(line)) {
          return line;
        }
      }
    } catch (IOException e) {
      said.add(e.toString());
    }
    throw new AssertionError("it never said what was waited for, only " + said);
  }

  /// Waits for a line that begins with this word and returns what follows.
  String hear(String word) throws Exception {
    return hear(line -> line.startsWith(word + " ")).substring(word.length() + 1);
  }

  /// Waits until it has ended.
  void awaitEnd() throws Exception {
    Assertions.assertTrue(
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the program ends; it said " + said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
