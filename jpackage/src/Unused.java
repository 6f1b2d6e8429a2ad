import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Lists what jlink can leave out of modules that are needed for something else: Swing, AWT on the
/// screen, sound and printing of java.desktop, whose native parts are left out too, and XSLT of
/// java.xml. JavaFX and the workbench ask for none of it.
///
/// `java src/Unused.java FILE`. jlink wants every package of a module to keep something, so the
/// smallest class of each stays.
public final class Unused {
  private static final List<String> PARTS =
      List.of(
          "java.desktop/javax/swing",
          "java.desktop/com/sun/java/swing",
          "java.desktop/sun/swing",
          "java.desktop/javax/sound",
          "java.desktop/com/sun/media",
          "java.desktop/com/sun/imageio",
          "java.desktop/sun/awt/X11",
          "java.desktop/sun/font",
          "java.desktop/sun/java2d",
          "java.desktop/sun/print",
          "java.xml/com/sun/org/apache/xalan",
          "java.xml/com/sun/org/apache/bcel");

  private Unused() {}

  public static void main(String[] arguments) throws IOException {
    FileSystem runtime = FileSystems.getFileSystem(URI.create("jrt:/"));
    Map<Path, Path> smallest = new TreeMap<>();
    List<Path> all = new ArrayList<>();
    for (String part : PARTS) {
      Path folder = runtime.getPath("/modules", part);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(file -> file.toString().endsWith(".class")).forEach(all::add);
        }
      }
    }
    all.stream()
        .sorted(Comparator.comparing(Unused::size).thenComparing(Comparator.naturalOrder()))
        .forEach(file -> smallest.putIfAbsent(file.getParent(), file));
    Files.write(
        Path.of(arguments[0]),
        all.stream()
            .filter(file -> !file.equals(smallest.get(file.getParent())))
            .map(file -> "/" + file.subpath(1, file.getNameCount()))
            .toList());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
