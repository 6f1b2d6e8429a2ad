package dev.endpoint.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;

/// Settings on disk. A save writes another file, forces it to the disk and puts it in the place of
/// the old one, so that a reader always finds a whole one, whatever happens in between.
public final class SettingsFile {
  private final Path file;

  public SettingsFile(Path file) {
    this.file = file;
  }

  /// Fills the settings from the file, if there is one. A file that cannot be understood is kept
  /// aside under another name and the defaults are used; the sentence returned says so.
  public Optional<String> load(Settings settings) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties saved = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      saved.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(setAside(e));
    }
    settings.take(saved);
    return Optional.empty();
  }

  private String setAside(Exception why) {
    Path aside = file.resolveSibling(file.getFileName() + ".broken");
    String what = "The settings in " + file + " could not be read (" + why.getMessage() + ")";
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return what + "; they were kept as " + aside + " and the defaults are used.";
    } catch (IOException e) {
      return what + "; the defaults are used.";
    }
  }

  void save(Properties values) throws IOException {
    Files.createDirectories(file.getParent());
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    StringWriter text = new StringWriter();
    values.store(text, "Endpoint workbench");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
