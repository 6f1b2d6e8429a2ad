package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoldersTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void withoutASettingTheyLieWhereTheSpecificationSays() {
    Folders folders = Folders.of(Map.of(), HOME);
    assertEquals(HOME.resolve(".local/state/endpoint-workbench/captures"), folders.captures());
    assertEquals(
        HOME.resolve(".config/endpoint-workbench/settings.properties"), folders.settings());
  }

  @Test
  void anAbsoluteSettingIsUsedAndARelativeOneIgnored() {
    Folders folders =
        Folders.of(Map.of("XDG_STATE_HOME", "/var/s", "XDG_CONFIG_HOME", "conf"), HOME);
    assertEquals(Path.of("/var/s/endpoint-workbench"), folders.state());
    assertEquals(HOME.resolve(".config/endpoint-workbench"), folders.config());
  }

  @Test
  void startsMeetWhereTheSystemSaysElseAmongTheStateFiles() {
    Folders folders = Folders.of(Map.of(), HOME);
    assertEquals(
        Path.of("/run/user/1/endpoint-workbench"),
        folders.meeting(Optional.of(Path.of("/run/user/1"))));
    assertEquals(
        HOME.resolve(".local/state/endpoint-workbench/run"), folders.meeting(Optional.empty()));
  }
}
