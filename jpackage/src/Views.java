import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Compiles the FXML files of an archive and puts the classes into it: a start without reading XML
/// and looking up names, which takes a third of what the window needs to open.
///
/// `java --module-path … --add-modules javafx.controls,javafx.fxml -cp … src/Views.java ARCHIVE`,
/// where the class path holds the archive and what it needs.
public final class Views {
  private static final String FOLDER = "dev/endpoint/app/fxml";
  private static final String CONTROLLERS = "dev/endpoint/app/view";

  private Views() {}

  public static void main(String[] arguments) throws Exception {
    Path scratch = Files.createTempDirectory("views");
    try (FileSystem archive = FileSystems.newFileSystem(Path.of(arguments[0]))) {
      List<Path> views = list(archive.getPath(FOLDER), ".fxml");
      List<String> sources = new ArrayList<>();
      for (Path view : views) {
        String name = view.getFileName().toString().replace(".fxml", "");
        Path source = scratch.resolve(name + ".java");
        Files.writeString(source, new View(name, Files.readString(view)).source());
        sources.add(source.toString());
      }
      compile(scratch, sources);
      FileTime time = Files.getLastModifiedTime(views.getFirst());
      Path target = archive.getPath(CONTROLLERS);
      for (Path made : list(scratch.resolve(CONTROLLERS), ".class")) {
        Path copy = target.resolve(made.getFileName().toString());
        Files.write(copy, Files.readAllBytes(made));
        Scratch.times(copy, time);
      }
    } finally {
      Scratch.delete(scratch);
    }
  }

  private static void compile(Path folder, List<String> sources) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--add-modules",
                "javafx.controls,javafx.fxml",
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-nowarn",
                "-g:none",
                "-d",
                folder.toString()));
    arguments.addAll(sources);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.err, arguments.toArray(String[]::new));
    if (failed != 0) {
      throw new IllegalStateException("The compiled views cannot be compiled.");
    }
  }

  private static List<Path> list(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
