package dev.endpoint.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles sources and makes jars of them, as an author of a plug-in does.
public final class JarMaker {
  private static final String SERVICES = "META-INF/services/" + EndpointType.class.getName();

  private final Path work;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /// @param work an empty folder of its own
  public JarMaker(Path work) {
    this.work = work;
  }

  /// Compiles every source below a folder, and adds the classes and the resources beside them.
  public JarMaker project(Path project) throws IOException {
    List<Path> sources = below(project.resolve("src/main/java"));
    compile(sources);
    Path resources = project.resolve("src/main/resources");
    for (Path file : below(resources)) {
      with(name(resources, file), Files.readAllBytes(file));
    }
    return this;
  }

  /// Compiles one class.
  ///
  /// @param name with its package
  public JarMaker source(String name, String code) throws IOException {
    Path file = work.resolve("source").resolve(name.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, code);
    compile(List.of(file));
    return this;
  }

  private void compile(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path classes = Files.createDirectories(work.resolve("classes"));
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-Xlint:all,-processing",
              "-Werror",
              "-cp",
              classes + System.getProperty("path.separator") + engine());
      boolean fine =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertTrue(fine, said.toString());
    }
    for (Path file : below(classes)) {
      with(name(classes, file), Files.readAllBytes(file));
    }
  }

  /// What a plug-in is compiled against: the engine and nothing else.
  private static String engine() {
    try {
      return Path.of(EndpointType.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  public JarMaker service(String... classes) {
    return with(SERVICES, String.join("\n", classes).getBytes());
  }

  public JarMaker with(String entry, byte[] bytes) {
    entries.put(entry, bytes);
    return this;
  }

  public JarMaker without(String entry) {
    assertTrue(entries.remove(entry) != null, entry);
    return this;
  }

  public byte[] entry(String name) {
    return entries.get(name);
  }

  public Path write(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return jar;
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
