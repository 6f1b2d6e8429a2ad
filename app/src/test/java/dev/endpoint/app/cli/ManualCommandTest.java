package dev.endpoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.session.Responder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void write() {
    assertEquals(Exit.OK, Ran.of("manual", folder.toString()).status());
  }

  @Test
  void thePageHasEveryCommandAndOption() throws IOException {
    String page = Files.readString(folder.resolve("endpoint.1"));
    assertTrue(page.startsWith(".TH ENDPOINT 1\n.SH NAME\nendpoint \\- "), page);
    for (String command : new String[] {"check", "types", "connect", "listen", "relay", "replay"}) {
      assertTrue(page.contains("\n.SS " + command + " "), command);
    }
    assertTrue(page.contains("\n.B \\-\\-timeout TIME\n"), page);
    assertTrue(page.contains("\n.B \\-\\-then WHAT\n"), page);
  }

  @Test
  void whatIsForPackagingAloneIsLeftOut() throws IOException {
    assertFalse(Files.readString(folder.resolve("endpoint.1")).contains("train"));
    assertFalse(Files.readString(folder.resolve("endpoint.bash")).contains("train"));
  }

  @Test
  void thePageOfTheWindowIsItsUsage() throws IOException {
    String page = Files.readString(folder.resolve("endpoint-workbench.1"));
    for (Responder responder : Responder.values()) {
      assertTrue(page.contains(responder.word()));
    }
    assertTrue(page.lines().noneMatch(line -> line.startsWith("'")));
  }

  @Test
  void theShellCompletesCommandsAndOptions() throws IOException {
    String script = Files.readString(folder.resolve("endpoint.bash"));
    assertTrue(script.contains("complete -F _complete_endpoint"), script);
    assertTrue(script.contains("--capture"), script);
  }
}
