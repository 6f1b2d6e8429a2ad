package dev.endpoint.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  private final Settings settings = new Settings();
  private final List<Runnable> later = new ArrayList<>();
  private final List<IOException> refused = new ArrayList<>();
  private Path path;
  private SettingsFile file;

  @BeforeEach
  void makeFile() {
    path = folder.resolve("deep/settings.properties");
    file = new SettingsFile(path);
  }

  @Test
  void whatIsSavedComesBack() throws Exception {
    settings.widthProperty().set(1001.5);
    settings.themeProperty().set(ThemeChoice.DARK);
    settings.sidebarFoldedProperty().set(true);
    settings.look().fontSizeProperty().set(17);
    settings.look().bytesPerRowProperty().set(24);
    settings.look().encodingProperty().set("UTF-16LE");
    settings.look().invisibleProperty().set("all");
    settings.used(new HistoryEntry(Side.CLIENT, "tcp:h:1"));
    settings.used(new HistoryEntry(Side.SERVER, "tcp:2:interface=::1 # = \\ é"));
    settings.cuttings().put("tcp", "delimiter:0d0a");
    file.save(settings.toProperties());

    Settings loaded = new Settings();
    assertEquals(Optional.empty(), file.load(loaded));
    assertEquals(settings.toProperties(), loaded.toProperties());
    assertEquals(24, loaded.look().bytesPerRowProperty().get());
    assertEquals(17, loaded.look().fontSizeProperty().get());
    assertEquals("UTF-16LE", loaded.look().encodingProperty().get());
    assertEquals("all", loaded.look().invisibleProperty().get());
    assertEquals(settings.history(), loaded.history());
    assertEquals(settings.cuttings(), loaded.cuttings());
  }

  @Test
  void colourRulesComeBackInTheirOrderAndNoneIsNotTheSameAsNeverChosen() throws Exception {
    List<String> many = IntStream.range(0, 12).mapToObj(i -> "on red size > " + i).toList();
    for (List<String> rules : Arrays.asList(null, List.<String>of(), many)) {
      settings.coloursProperty().set(rules);
      file.save(settings.toProperties());
      Settings loaded = new Settings();
      file.load(loaded);
      assertEquals(rules, loaded.coloursProperty().get());
    }
  }

  @Test
  void withoutAFileTheDefaultsStay() {
    Settings loaded = new Settings();
    assertEquals(Optional.empty(), file.load(loaded));
    assertEquals(new Settings().toProperties(), loaded.toProperties());
  }

  @Test
  void aFileThatCannotBeReadIsKeptAsideAndSaid() throws Exception {
    Files.createDirectories(path.getParent());
    Files.write(path, new byte[] {'x', '=', '\\', 'u', 'Z', 'Z'});
    String sentence = file.load(settings).orElseThrow();
    assertTrue(sentence.contains("kept as"), sentence);
    assertFalse(Files.exists(path));
    assertTrue(Files.exists(folder.resolve("deep/settings.properties.broken")));
  }

  @Test
  void aValueThatMakesNoSenseKeepsItsDefault() throws Exception {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "window.width=wide\ntheme=pink\nwindow.height=700\n");
    file.load(settings);
    assertEquals(new Settings().widthProperty().get(), settings.widthProperty().get());
    assertEquals(700, settings.heightProperty().get());
    assertEquals(ThemeChoice.SYSTEM, settings.themeProperty().get());
  }

  @Test
  void aStringUsedAgainMovesToTheFront() {
    settings.used(new HistoryEntry(Side.CLIENT, "tcp:a:1"));
    settings.used(new HistoryEntry(Side.CLIENT, "tcp:b:1"));
    settings.used(new HistoryEntry(Side.CLIENT, "tcp:a:1"));
    assertEquals(
        List.of("tcp:a:1", "tcp:b:1"),
        settings.history().stream().map(HistoryEntry::text).toList());
  }

  @Test
  void theHistoryIsBounded() {
    for (int i = 0; i < 3 * Settings.MAX_HISTORY; i++) {
      settings.used(new HistoryEntry(Side.CLIENT, "tcp:h:" + i));
    }
    assertEquals(Settings.MAX_HISTORY, settings.history().size());
  }

  @Test
  void manyChangesInARowAreOneSave() {
    saver();
    settings.widthProperty().set(1000);
    settings.widthProperty().set(1100);
    settings.heightProperty().set(720);
    assertEquals(1, later.size());
    later.removeFirst().run();

    Settings loaded = new Settings();
    file.load(loaded);
    assertEquals(1100, loaded.widthProperty().get());
    assertEquals(720, loaded.heightProperty().get());
    settings.widthProperty().set(1200);
    assertEquals(1, later.size());
  }

  @Test
  void aFlushSavesWhatStillWaits() {
    SettingsSaver saver = saver();
    settings.widthProperty().set(1000);
    saver.flush();
    assertTrue(Files.exists(path));
    later.removeFirst().run();
    assertEquals(List.of(), refused);
  }

  @Test
  void aFolderThatCannotBeMadeIsReported() throws Exception {
    Files.writeString(folder.resolve("deep"), "a file where the folder should be");
    saver();
    settings.widthProperty().set(1000);
    later.removeFirst().run();
    assertEquals(1, refused.size());
  }

  private SettingsSaver saver() {
    return new SettingsSaver(settings, file, later::add, refused::add);
  }
}
