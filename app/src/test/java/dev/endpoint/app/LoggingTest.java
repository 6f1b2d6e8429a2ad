package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

final class LoggingTest {
  private final LoggerContext loggers = new LoggerContext();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final PrintStream before = System.err;

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    loggers.setMDCAdapter(new LogbackMDCAdapter());
    Logging logging = new Logging();
    logging.setContext(loggers);
    logging.write(loggers, folder.toString());
  }

  @AfterEach
  void stop() {
    loggers.stop();
    System.setErr(before);
  }

  @Test
  void theFileHasTimeLevelThreadAndNameAndTheTerminalOnlyWarnings() throws IOException {
    loggers.getLogger("dev.endpoint.Some").info("only noted");
    loggers.getLogger("dev.endpoint.Some").debug("not even that");
    loggers.getLogger("dev.endpoint.Some").warn("broken", new IOException("disk"));
    loggers.getLogger("java.lang.Runtime").error("exit");

    List<String> lines = Files.readAllLines(folder.resolve("workbench.log"));
    assertTrue(
        lines
            .getFirst()
            .matches(
                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO \\[.+]"
                    + " dev\\.endpoint\\.Some - only noted"),
        lines.getFirst());
    assertTrue(lines.get(1).endsWith("dev.endpoint.Some - broken"), lines.get(1));
    assertEquals("java.io.IOException: disk", lines.get(2));
    assertTrue(lines.stream().noneMatch(line -> line.contains("exit")), lines::toString);
    String said = errors.toString(StandardCharsets.UTF_8);
    assertTrue(said.startsWith("WARN Some: broken"), said);
    assertTrue(!said.contains("only noted"), said);
  }

  /// When it is time for the next file logback finds out by the clock, at most once a minute.
  @Test
  void threeOlderFilesAreKept() throws IOException {
    RollingFileAppender<?> file =
        (RollingFileAppender<?>) loggers.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("file");
    for (int i = 0; i < 6; i++) {
      loggers.getLogger("dev.endpoint.Some").info("number {}", i);
      file.rollover();
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("workbench.1.log", "workbench.2.log", "workbench.3.log", "workbench.log"),
          files.map(path -> path.getFileName().toString()).sorted().toList());
    }
    assertTrue(Files.readString(folder.resolve("workbench.3.log")).contains("number 3"));
  }

  @Test
  void logbackFindsIt() {
    assertTrue(
        ServiceLoader.load(Configurator.class).stream()
            .anyMatch(found -> found.type() == Logging.class));
  }
}
