package dev.endpoint.app;

import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.EndpointList;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.view.FileChoices;
import dev.endpoint.engine.EndpointCatalog;
import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Opens and saves the files of the window. Disks are slow, so the work is done on a thread of its
/// own.
final class FileDesk implements FileChoices {
  /// Nobody writes so many endpoints by hand; it is something else.
  private static final long MOST_BYTES = 1 << 20;

  private static final String ENDPOINTS = "*" + EndpointList.SUFFIX;

  private final Desk desk;
  private final EndpointCatalog catalog;
  private final Executor pulses;

  /// @param pulses runs tasks on the FX thread
  FileDesk(Desk desk, EndpointCatalog catalog, Executor pulses) {
    this.desk = desk;
    this.catalog = catalog;
    this.pulses = pulses;
  }

  @Override
  public void chooseToOpen(Window owner) {
    FileChooser chooser = chooser("Open");
    chooser
        .getExtensionFilters()
        .setAll(
            new ExtensionFilter("Captures and endpoints", "*.pcapng", "*.pcap", "*.cap", ENDPOINTS),
            new ExtensionFilter("All files", "*"));
    File chosen = chooser.showOpenDialog(owner);
    if (chosen != null) {
      open(chosen.toPath());
    }
  }

  @Override
  public @Nullable Path chooseFile(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Choose a file");
    return path(chooser.showOpenDialog(owner));
  }

  @Override
  public @Nullable Path chooseFolder(Window owner) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Choose a folder");
    return path(chooser.showDialog(owner));
  }

  private static @Nullable Path path(@Nullable File chosen) {
    return chosen == null ? null : chosen.toPath();
  }

  /// A list of endpoints goes by its name; everything else is taken for a capture or a trace, and
  /// its session says so where it is none.
  @Override
  public void open(Path file) {
    if (!isNamed(file)) {
      desk.openFile(file);
      return;
    }
    away(
        "opening " + file,
        () -> EndpointList.read(catalog, read(file)),
        said -> desk.file().show(file.getFileName().toString(), said));
  }

  private static String read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("it is larger than 1 MiB");
    }
    return Files.readString(file);
  }

  @Override
  public void chooseToSave(Window owner) {
    FileChooser chooser = chooser("Save endpoints");
    chooser.setInitialFileName("workbench" + EndpointList.SUFFIX);
    File chosen = chooser.showSaveDialog(owner);
    if (chosen != null) {
      save(chosen.toPath());
    }
  }

  /// Saves what is listed now. A name that lacks the ending gets it.
  void save(Path file) {
    String text =
        EndpointList.write(desk.workbench().sessions().stream().map(SessionModel::state).toList());
    away("saving " + file, () -> write(file, text), done -> {});
  }

  private static Path write(Path file, String text) throws IOException {
    if (isNamed(file)) {
      return replace(file, text);
    }
    Path named = file.resolveSibling(file.getFileName() + EndpointList.SUFFIX);
    // The user agreed to replace the file they named, but not this one.
    if (Files.exists(named)) {
      throw new FileAlreadyExistsException(named.toString());
    }
    return replace(named, text);
  }

  /// A reader finds the old one or the new one, whole.
  private static Path replace(Path file, String text) throws IOException {
    Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), ".endpoints", ".new");
    try {
      Files.write(whole, text.getBytes(StandardCharsets.UTF_8));
      return Files.move(
          whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private <T> void away(String what, Callable<T> work, Consumer<T> then) {
    Thread.ofVirtual()
        .name(what)
        .start(
            () -> {
              try {
                T done = work.call();
                pulses.execute(() -> then.accept(done));
              } catch (Exception e) {
                pulses.execute(() -> failed(what, e));
              }
            });
  }

  private void failed(String what, Exception e) {
    if (e instanceof IOException) {
      desk.troubles().note(what + " did not work: " + words((IOException) e) + ".");
    } else {
      desk.troubles().add(what, e);
    }
  }

  private static String words(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case FileAlreadyExistsException there -> there.getMessage() + " is there already";
      case CharacterCodingException _ -> "it is not text in UTF-8";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static boolean isNamed(Path file) {
    return file.getFileName().toString().endsWith(EndpointList.SUFFIX);
  }

  private static FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .add(new ExtensionFilter("Endpoints (" + ENDPOINTS + ")", ENDPOINTS));
    return chooser;
  }
}
