package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir Path fonts;

  @Test
  void linuxHasADisplayWhenTheEnvironmentNamesOne() {
    assertTrue(machine(Map.of("DISPLAY", ":0")).hasDisplay());
    assertTrue(machine(Map.of("WAYLAND_DISPLAY", "wayland-0")).hasDisplay());
    assertFalse(machine(Map.of()).hasDisplay());
    assertFalse(machine(Map.of("DISPLAY", "")).hasDisplay());
  }

  @Test
  void otherSystemsAlwaysHaveADisplayAndMissNothing() {
    Machine windows = new Machine("Windows 11", Map.of(), name -> false, List.of(), List.of());
    assertTrue(windows.hasDisplay());
    assertEquals(Optional.empty(), windows.missing(false));
    assertTrue(windows.hasGraphicsDevice());
  }

  @Test
  void whatIsMissingIsNamedWithTheCommandThatGetsIt() {
    Machine bare = new Machine("Linux", Map.of(), name -> false, List.of(fonts), List.of());
    String sentence = bare.missing(true).orElseThrow();
    assertTrue(sentence.endsWith("apt-get install libpangoft2-1.0-0 fonts-dejavu-core"), sentence);
    assertTrue(bare.missing(false).orElseThrow().contains("libgtk-3-0"));
  }

  @Test
  void oneFontAnywhereBelowTheFoldersIsEnough() throws Exception {
    Machine machine = new Machine("Linux", Map.of(), name -> true, List.of(fonts), List.of());
    assertTrue(machine.missing(true).orElseThrow().endsWith("apt-get install fonts-dejavu-core"));
    Files.createFile(Files.createDirectories(fonts.resolve("truetype/x")).resolve("Some.TTF"));
    assertEquals(Optional.empty(), machine.missing(true));
  }

  @Test
  void aFontFolderThatIsNotThereHoldsNone() {
    Machine machine =
        new Machine("Linux", Map.of(), name -> true, List.of(fonts.resolve("nowhere")), List.of());
    assertTrue(machine.missing(true).isPresent());
  }

  @Test
  void linuxHasAGraphicsDeviceWhenOneOfTheirFilesIsThere() throws Exception {
    Path device = fonts.resolve("dri");
    Machine machine =
        new Machine(
            "Linux", Map.of(), name -> true, List.of(), List.of(fonts.resolve("gpu"), device));
    assertFalse(machine.hasGraphicsDevice());
    Files.createDirectory(device);
    assertTrue(machine.hasGraphicsDevice());
  }

  private static Machine machine(Map<String, String> environment) {
    return new Machine("Linux", environment, name -> true, List.of(), List.of());
  }
}
