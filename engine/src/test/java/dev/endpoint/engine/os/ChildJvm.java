package dev.endpoint.engine.os;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/// A JVM of its own for what would harm the one that runs the tests: few descriptors, being
/// stopped. Test and child talk in lines.
final class ChildJvm implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();
  private final Writer input;

  private ChildJvm(Process process) {
    this.process = process;
    this.input = process.outputWriter();
    Thread.ofVirtual().start(() -> readLines(process.inputReader()));
  }

  static ChildJvm start(Class<?> program) throws IOException {
    List<String> command = JavaProgram.command(program);
    return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /// Starts it with this many descriptors and no way to get more.
  static ChildJvm startWithDescriptors(int limit, Class<?> program) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("sh", "-c", "ulimit -n \"$0\" && exec \"$@\"", String.valueOf(limit)));
    command.addAll(JavaProgram.command(program));
    return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void readLines(BufferedReader reader) {
    reader.lines().forEach(lines::add);
  }

  /// Waits for a line that begins so, and returns what follows.
  String expect(String beginning) throws InterruptedException {
    while (true) {
      String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        return Assertions.fail("no line with " + beginning + " came, but " + seen);
      }
      seen.add(line);
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length()).strip();
      }
    }
  }

  /// All lines that [#expect] has gone through.
  List<String> seen() {
    return List.copyOf(seen);
  }

  void tell(String line) throws IOException {
    input.write(line + "\n");
    input.flush();
  }

  /// Asks something and waits for the answer, a line that begins with the question.
  String ask(String question) throws Exception {
    tell(question);
    return expect(question);
  }

  void signal(String name) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
    Assertions.assertEquals(0, kill.waitFor());
  }

  /// Lets that much real time pass, while the child must live on.
  void live(long millis) throws InterruptedException {
    Assertions.assertFalse(process.waitFor(millis, TimeUnit.MILLISECONDS), "the child has ended");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
