package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LoggersTest {
  private static final String NAME = "dev.endpoint.LoggersTest";

  private final System.Logger log = System.getLogger(NAME);

  @Test
  void areTheOnesThatTheProgramGets() {
    assertInstanceOf(Loggers.class, System.LoggerFinder.getLoggerFinder());
    assertEquals(NAME, log.getName());
  }

  @Test
  void whatIsNotWrittenIsSaidToBeSoAndWhatIsComesWithAllThatWasSaid() {
    Logger real = (Logger) LoggerFactory.getLogger(NAME);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    real.setLevel(ch.qos.logback.classic.Level.INFO);
    real.addAppender(heard);
    try {
      assertFalse(log.isLoggable(Level.DEBUG));
      assertTrue(log.isLoggable(Level.INFO));
      assertTrue(log.isLoggable(Level.ERROR));
      log.log(Level.DEBUG, () -> "not written");
      log.log(Level.INFO, "{0} of {1}", 1, 2);
      log.log(Level.ERROR, "broken", new IOException("disk"));
    } finally {
      real.detachAppender(heard);
      real.setLevel(null);
    }

    assertEquals(
        List.of("1 of 2", "broken"),
        heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    assertEquals("disk", heard.list.getLast().getThrowableProxy().getMessage());
  }

  /// So does the engine, before it asks for its first socket.
  @Test
  void whoeverAsksWhetherAnErrorIsWrittenHasTheLoggingSetUp() {
    AtomicInteger setUp = new AtomicInteger();
    Loggers loggers =
        new Loggers(
            () -> {
              setUp.incrementAndGet();
              return System.LoggerFinder.getLoggerFinder();
            },
            true);
    System.Logger quiet = loggers.getLogger(NAME, LoggersTest.class.getModule());

    assertTrue(quiet.isLoggable(Level.ERROR));

    assertEquals(1, setUp.get());
  }

  @Test
  void nothingIsSetUpForAMessageThatIsNotWritten() {
    Loggers loggers =
        new Loggers(
            () -> {
              throw new AssertionError("set up");
            },
            true);
    System.Logger quiet = loggers.getLogger(NAME, LoggersTest.class.getModule());

    assertFalse(quiet.isLoggable(Level.TRACE));
    quiet.log(Level.DEBUG, "not written");
    quiet.log(Level.DEBUG, "not {0}", "written");
    quiet.log(Level.DEBUG, "not written", new IOException());
  }
}
