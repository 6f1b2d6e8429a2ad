package dev.endpoint.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;

/// Where the log goes: to a file in the state folder, and what is worth a warning to standard error
/// too. Said in Java, because reading it from XML took half of the engine's start. Whoever wants it
/// otherwise names a file with `-Dlogback.configurationFile`.
public final class Logging extends ContextAwareBase implements Configurator {
  static final String FOLDER = "workbench.state";

  private static final String FILE = "workbench";
  private static final int KEPT = 3;
  private static final String MOST_BYTES = "2MB";
  static final String OTHER = "logback.configurationFile";

  @Override
  public ExecutionStatus configure(LoggerContext loggers) {
    if (System.getProperty(OTHER) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    write(loggers, folder());
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  void write(LoggerContext loggers, String folder) {
    Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    // Whatever is below this never gets here: see Loggers.
    root.setLevel(Level.INFO);
    root.addAppender(console());
    root.addAppender(file(folder + "/" + FILE));
    // The JDK tells about every exit of a program at this level.
    loggers.getLogger("java.lang.Runtime").setLevel(Level.OFF);
  }

  /// Main says where the state folder is; without it, among the temporary files.
  private static String folder() {
    String temporary = System.getProperty("java.io.tmpdir") + "/endpoint-workbench";
    return System.getProperty(FOLDER, temporary);
  }

  private ConsoleAppender<ILoggingEvent> console() {
    ThresholdFilter filter = new ThresholdFilter();
    filter.setContext(context);
    filter.setLevel("WARN");
    filter.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName("console");
    console.setTarget("System.err");
    console.addFilter(filter);
    console.setEncoder(lines("%level %logger{0}: %msg%n"));
    console.start();
    return console;
  }

  private RollingFileAppender<ILoggingEvent> file(String name) {
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setName("file");
    file.setFile(name + ".log");
    file.setEncoder(lines("%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %level [%thread] %logger - %msg%n"));
    FixedWindowRollingPolicy older = new FixedWindowRollingPolicy();
    older.setContext(context);
    older.setParent(file);
    older.setFileNamePattern(name + ".%i.log");
    older.setMinIndex(1);
    older.setMaxIndex(KEPT);
    older.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(FileSize.valueOf(MOST_BYTES));
    size.start();
    file.setRollingPolicy(older);
    file.setTriggeringPolicy(size);
    file.start();
    return file;
  }

  private PatternLayoutEncoder lines(String pattern) {
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setPattern(pattern);
    lines.start();
    return lines;
  }
}
