package dev.endpoint.engine.plugin;

import dev.endpoint.engine.EndpointCatalog.Broken;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.TypeSource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// One jar with endpoint types, and the class loader that is its alone. The loader stays open as
/// long as a type of it is in use, because classes are loaded when they are first needed.
final class PluginJar implements AutoCloseable {
  private final TypeSource source;
  private final @Nullable URLClassLoader loader;

  private PluginJar(TypeSource source, @Nullable URLClassLoader loader) {
    this.source = source;
    this.loader = loader;
  }

  /// Makes the types that the jar offers. Nothing else of it is run.
  static PluginJar open(Path file) {
    String name = file.getFileName().toString();
    try {
      String defect = defect(file);
      return defect.isEmpty()
          ? load(file, name)
          : new PluginJar(TypeSource.broken(name, defect), null);
    } catch (IOException e) {
      return new PluginJar(TypeSource.broken(name, "it cannot be read: " + e.getMessage()), null);
    }
  }

  /// A class loader takes what is no jar for an empty one; so it is looked at before.
  private static String defect(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return "it is a folder, not a jar";
    }
    if (!Files.exists(file)) {
      return "it is a link to nothing";
    }
    if (!Files.isReadable(file)) {
      return "it may not be read by this user";
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.getEntry(PluginClasses.SERVICES) == null
          ? "it has no " + PluginClasses.SERVICES + ", so it offers no endpoint type"
          : "";
    } catch (ZipException e) {
      return Files.size(file) == 0 ? "it is empty" : "it is not a jar (" + e.getMessage() + ")";
    }
  }

  private static PluginJar load(Path file, String name) throws IOException {
    URL[] urls = {file.toUri().toURL()};
    URLClassLoader loader = new URLClassLoader(name, urls, new EngineOnly());
    List<EndpointType> types = new ArrayList<>();
    List<Broken> broken = new ArrayList<>();
    Iterator<EndpointType> found = ServiceLoader.load(EndpointType.class, loader).iterator();
    PluginClasses classes = new PluginClasses(loader);
    while (loadNext(found, types, broken, name, classes)) {
      continue;
    }
    if (types.isEmpty() && broken.isEmpty()) {
      broken.add(new Broken(name, "its " + PluginClasses.SERVICES + " names no class"));
    }
    return new PluginJar(new TypeSource(name, types, broken), loader);
  }

  /// A provider that fails must not take the others with it, whatever it raises while it is loaded:
  /// an error of linking, or an exception for a bad signature.
  private static boolean loadNext(
      Iterator<EndpointType> found,
      List<EndpointType> types,
      List<Broken> broken,
      String name,
      PluginClasses classes) {
    try {
      if (!found.hasNext()) {
        return false;
      }
      types.add(found.next());
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      broken.add(new Broken(name, classes.words(e)));
    }
    return true;
  }

  TypeSource source() {
    return source;
  }

  /// Its types must not be in use any more.
  @Override
  public void close() throws IOException {
    if (loader != null) {
      loader.close();
    }
  }
}
