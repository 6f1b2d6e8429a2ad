package dev.endpoint.engine.plugin;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.TypeSource;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Endpoint types from the jars in a folder, beside those that come with the engine. Each jar has a
/// class loader of its own and sees the engine, the JDK and itself. One that cannot be used is left
/// out and told by [EndpointCatalog#broken]; the others work.
///
/// The jars stay open until [#close], to load what their types need later.
public final class PluginFolder implements AutoCloseable {
  private final Path path;
  private final List<PluginJar> jars;
  private final EndpointCatalog catalog;

  private PluginFolder(Path path, List<PluginJar> jars, EndpointCatalog catalog) {
    this.path = path;
    this.jars = jars;
    this.catalog = catalog;
  }

  /// Loads every jar of the folder, in the order of their file names; there need be none, nor a
  /// folder. Runs the constructors of the types and nothing else.
  public static PluginFolder open(Path folder) {
    List<TypeSource> sources = new ArrayList<>();
    List<PluginJar> jars = new ArrayList<>();
    try {
      for (Path file : files(folder)) {
        PluginJar jar = PluginJar.open(file);
        jars.add(jar);
        sources.add(jar.source());
      }
    } catch (IOException e) {
      sources.add(TypeSource.broken(folder.toString(), words(e)));
    }
    PluginFolder opened = new PluginFolder(folder, jars, EndpointCatalog.installed().with(sources));
    opened.closeUnused();
    return opened;
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return files;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PluginFolder::isMeant)) {
      found.forEach(files::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    files.sort(Comparator.comparing(file -> file.getFileName().toString()));
    return files;
  }

  /// What begins with a dot is some system's note about a file, no file of the user's.
  private static boolean isMeant(Path file) {
    String name = file.getFileName().toString();
    return name.toLowerCase(Locale.ROOT).endsWith(".jar") && !name.startsWith(".");
  }

  private static String words(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "the folder may not be read by this user";
      case NotDirectoryException file -> "it is not a folder";
      default -> "the folder cannot be read: " + e.getMessage();
    };
  }

  /// A jar of which nothing is used can be replaced at once, also where an open file cannot.
  private void closeUnused() {
    for (PluginJar jar : jars) {
      if (jar.source().types().stream().noneMatch(catalog.types()::contains)) {
        close(jar);
      }
    }
  }

  private static void close(PluginJar jar) {
    try {
      jar.close();
    } catch (IOException e) {
      logger().log(Level.WARNING, "closing " + jar.source().place(), e);
    }
  }

  /// Where the jars are looked for, whether or not it is there.
  public Path path() {
    return path;
  }

  /// The engine's own types, and those of the jars after them.
  public EndpointCatalog catalog() {
    return catalog;
  }

  /// Closes the jars. Endpoints and connections of their types must not be in use any more.
  @Override
  public void close() {
    jars.forEach(PluginFolder::close);
  }

  /// Asked for when there is something to say: to start the logging takes longer than a command
  /// does that has nothing.
  private static System.Logger logger() {
    return System.getLogger(PluginFolder.class.getName());
  }
}
