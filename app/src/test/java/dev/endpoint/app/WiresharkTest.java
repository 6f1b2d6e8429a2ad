package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiresharkTest {
  @TempDir Path dir;

  @Test
  void theFirstProgramOfThatNameOnThePathIsTaken() throws Exception {
    Path first = Files.createDirectories(dir.resolve("first"));
    Path second = Files.createDirectories(dir.resolve("second"));
    Files.writeString(first.resolve("wireshark"), "a text, no program");
    Path program = Files.writeString(second.resolve("wireshark"), "#!/bin/sh\n");
    String path = String.join(File.pathSeparator, "", first.toString(), second.toString());
    assertEquals(Optional.empty(), Wireshark.on(path));
    program.toFile().setExecutable(true);
    assertEquals(Optional.of(new Wireshark(program)), Wireshark.on(path));
  }

  @Test
  void itIsGivenTheCapture() throws Exception {
    Path told = dir.resolve("told");
    Path program =
        Files.writeString(
            dir.resolve("wireshark"), "#!/bin/sh\nprintf %s \"$1\" > '" + told + "'\n");
    program.toFile().setExecutable(true);
    Path capture = dir.resolve("with a blank.pcapng");
    Process started = new Wireshark(program).open(capture);
    assertEquals(0, started.waitFor());
    assertEquals(capture.toString(), Files.readString(told));
  }
}
