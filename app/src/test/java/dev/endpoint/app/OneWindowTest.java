package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.endpoint.app.instance.First;
import dev.endpoint.app.instance.Meeting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneWindowTest {
  private static final List<String> WORDS = List.of("--connect", "tcp:h:1");

  @TempDir Path home;
  private Meeting meeting;

  @BeforeEach
  void make() {
    meeting = new Meeting(home.resolve("run"), ":7");
  }

  @Test
  void theSecondStartOpensNothing() throws Exception {
    BlockingQueue<List<String>> heard = new LinkedBlockingQueue<>();
    try (First first = opened(Duration.ofSeconds(60))) {
      assertNotNull(first);
      first.listen(heard::add);
      assertInstanceOf(OneWindow.Rest.Nothing.class, start(Duration.ofSeconds(60)));
      assertEquals(WORDS, heard.poll(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void besideAWindowThatHangsAnotherOneIsOpened() throws Exception {
    try (First first = opened(Duration.ofSeconds(60))) {
      assertNotNull(first);
      assertNull(opened(Duration.ofMillis(20)));
    }
  }

  @Test
  void whereStartsCannotMeetTheWindowIsOpened() throws Exception {
    Files.createFile(home.resolve("run"));
    assertNull(opened(Duration.ofSeconds(60)));
  }

  private @Nullable First opened(Duration patience) throws Exception {
    return assertInstanceOf(OneWindow.Rest.Open.class, start(patience)).first();
  }

  private OneWindow.Rest start(Duration patience) throws Exception {
    return new OneWindow(meeting, patience).hand(WORDS);
  }
}
