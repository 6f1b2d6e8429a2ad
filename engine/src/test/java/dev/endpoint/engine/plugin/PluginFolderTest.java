package dev.endpoint.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.EndpointCatalog.Broken;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.syntax.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {
  @TempDir private Path temporary;

  private int made;

  private Path plugins() {
    return temporary.resolve("plugins");
  }

  private JarMaker jar() {
    made++;
    return new JarMaker(temporary.resolve("work" + made));
  }

  /// A jar with one type; its class is `demo.DemoType`.
  ///
  /// @param constructor what its constructor does
  /// @param more members of the class
  private JarMaker demo(String name, String constructor, String more) throws IOException {
    return jar()
        .source(
            "demo.DemoType",
            """
            package demo;

            import dev.endpoint.engine.*;
            import dev.endpoint.engine.endpoint.ClientEndpoint;
            import dev.endpoint.engine.syntax.*;

            public class DemoType implements EndpointType, EndpointRole<ClientEndpoint> {
              static final Option<String> WHO = Option.text("who").required();

              public DemoType() throws Exception {
                %s
              }

              public String name() { return "%s"; }

              public String summary() { return "a demo"; }

              public EndpointRole<ClientEndpoint> client() { return this; }

              public Schema schema() { return Schema.of(WHO); }

              public String explain(Arguments arguments) { return "Greets " + arguments.get(WHO); }

              public ClientEndpoint build(Arguments arguments, Engine engine) {
                throw new UnsupportedOperationException();
              }

              %s
            }
            """
                .formatted(constructor, name, more))
        .service("demo.DemoType");
  }

  private JarMaker demo(String name) throws IOException {
    return demo(name, "", "");
  }

  private static List<String> names(EndpointCatalog catalog) {
    return catalog.types().stream().map(EndpointType::name).toList();
  }

  private static EndpointType type(PluginFolder folder, String name) {
    return folder.catalog().types().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(folder.catalog().broken()));
  }

  private static byte[] forJava55(byte[] classFile) {
    byte[] newer = classFile.clone();
    newer[6] = 0;
    newer[7] = 99;
    return newer;
  }

  @Test
  void noFolderIsNoPlugins() {
    try (PluginFolder folder = PluginFolder.open(plugins())) {
      assertEquals(List.of(), folder.catalog().broken());
      assertEquals(names(EndpointCatalog.installed()), names(folder.catalog()));
    }
  }

  @Test
  void aTypeFromAJarIsReadCompletedAndExplained() throws IOException {
    demo("demo").write(plugins().resolve("demo.jar"));
    Files.writeString(plugins().resolve("notes.txt"), "not a jar, and nobody says it is");
    Files.writeString(plugins().resolve("._demo.jar"), "what macOS leaves on other file systems");
    try (PluginFolder folder = PluginFolder.open(plugins())) {
      EndpointCatalog catalog = folder.catalog();
      assertEquals(List.of(), catalog.broken());
      assertEquals("demo.jar", catalog.place(type(folder, "demo")));
      assertEquals("Greets you", catalog.client("demo:you").explain());
      assertFalse(catalog.client("demo").ok());
      assertEquals(
          "demo",
          catalog.complete(Side.CLIENT, "dem", 3).getFirst().replacement().replace(":", ""));
    }
  }

  @Test
  void brokenJarsAreNamedWithTheReasonAndTheOthersWork() throws IOException {
    Path folder = plugins();
    demo("demo").write(folder.resolve("a-good.jar"));
    Files.createFile(folder.resolve("b-empty.jar"));
    Files.writeString(folder.resolve("c-text.jar"), "Not Found");
    Files.createDirectory(folder.resolve("d-folder.jar"));
    jar().with("readme.txt", new byte[0]).write(folder.resolve("e-no-service.jar"));
    jar().service("# nothing yet").write(folder.resolve("f-no-class.jar"));
    jar().service("demo.Missing").write(folder.resolve("g-missing.jar"));
    jar().service("two words").write(folder.resolve("h-syntax.jar"));
    demo("raises", "throw new IllegalStateException(\"no wings today\");", "")
        .write(folder.resolve("i-raises.jar"));
    JarMaker newer = demo("newer");
    newer
        .with("demo/DemoType.class", forJava55(newer.entry("demo/DemoType.class")))
        .write(folder.resolve("j-newer.jar"));
    demo("demo").write(folder.resolve("k-same-name.jar"));
    demo("tcp").write(folder.resolve("l-engines-name.jar"));
    jar()
        .source("demo.Library", "package demo; public class Library { }")
        .source(
            "demo.Base",
            "package demo; public abstract class Base implements"
                + " dev.endpoint.engine.EndpointType {}")
        .with("demo/Type.class", new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
        .source(
            "demo.Secret",
            "package demo; public class Secret extends Base { Secret() {} public String name() {"
                + " return null; } public String summary() { return null; } }")
        .service("demo.Library", "demo.Base", "demo.Type", "demo.Secret")
        .write(folder.resolve("m-not-types.jar"));
    jar()
        .source("demo.Library", "package demo; public class Library { }")
        .source(
            "demo.NeedyType",
            """
            package demo;
            public class NeedyType implements dev.endpoint.engine.EndpointType {
              private final Library library = new Library();
              public String name() { return "needy" + library; }
              public String summary() { return ""; }
            }
            """)
        .without("demo/Library.class")
        .service("demo.NeedyType")
        .write(folder.resolve("n-needs-more.jar"));
    demo("Demo Two").write(folder.resolve("o-name.jar"));
    demo("raising", "", "public java.util.List<String> aliases() { return null; }")
        .write(folder.resolve("p-sense.jar"));
    demo("static", "", "static final int ANSWER = 42 / Integer.parseInt(\"0\");")
        .write(folder.resolve("q-static.jar"));
    try (PluginFolder opened = PluginFolder.open(folder)) {
      String java = System.getProperty("java.specification.version");
      List<Broken> expected =
          List.of(
              new Broken("b-empty.jar", "it is empty"),
              new Broken("c-text.jar", "it is not a jar (zip END header not found)"),
              new Broken("d-folder.jar", "it is a folder, not a jar"),
              new Broken(
                  "e-no-service.jar",
                  "it has no META-INF/services/dev.endpoint.engine.EndpointType, so it offers no"
                      + " endpoint type"),
              new Broken(
                  "f-no-class.jar",
                  "its META-INF/services/dev.endpoint.engine.EndpointType names no class"),
              new Broken("g-missing.jar", "its class demo.Missing is not in it"),
              new Broken(
                  "h-syntax.jar",
                  "its META-INF/services/dev.endpoint.engine.EndpointType has an error in line"
                      + " 1: Illegal configuration-file syntax"),
              new Broken(
                  "i-raises.jar",
                  "its class demo.DemoType raised IllegalStateException: no wings today"),
              new Broken(
                  "j-newer.jar",
                  "it was compiled for a newer Java: its class demo.DemoType needs Java 55, and"
                      + " this is Java "
                      + java),
              new Broken(
                  "k-same-name.jar",
                  "its type \"demo\": there is another type of this name, from a-good.jar"),
              new Broken(
                  "l-engines-name.jar",
                  "its type \"tcp\": a type of this name comes with the engine"),
              new Broken("m-not-types.jar", "its class demo.Library is not an EndpointType"),
              new Broken("m-not-types.jar", "its class demo.Base is abstract"),
              new Broken(
                  "m-not-types.jar",
                  "a class of it is damaged: Incompatible magic value 16909060 in class file"
                      + " demo/Type"),
              new Broken(
                  "m-not-types.jar",
                  "its class demo.Secret has no public constructor without arguments"),
              new Broken(
                  "n-needs-more.jar",
                  "its class demo.NeedyType cannot be made: the class demo.Library is missing"),
              new Broken(
                  "o-name.jar", "its type \"Demo Two\": its name is not one word in lower case"),
              new Broken(
                  "p-sense.jar",
                  "its type \"raising\": to connect, it has no list of other names, not even an"
                      + " empty one"),
              new Broken("q-static.jar", "its class demo.DemoType cannot be made: / by zero"));
      assertEquals(lines(expected), lines(opened.catalog().broken()));
      assertEquals("Greets you", opened.catalog().client("demo:you").explain());
      assertTrue(opened.catalog().client("tcp:localhost:80").ok());
    }
  }

  private static String lines(List<Broken> broken) {
    return String.join("\n", broken.stream().map(Broken::toString).toList());
  }

  @Test
  void aJarSeesTheEngineAndItselfAndNothingElse() throws IOException {
    String looks =
        """
        dev.endpoint.engine.EndpointType.class.getName();
        for (String hidden : new String[] {"other.Only", "org.junit.jupiter.api.Test"}) {
          try {
            Class.forName(hidden);
            throw new IllegalStateException("it sees " + hidden);
          } catch (ClassNotFoundException e) {
            continue;
          }
        }
        """;
    demo("one", looks, "").write(plugins().resolve("one.jar"));
    demo("two")
        .source("other.Only", "package other; public class Only {}")
        .write(plugins().resolve("two.jar"));
    try (PluginFolder folder = PluginFolder.open(plugins())) {
      assertEquals(List.of(), folder.catalog().broken());
      Class<?> one = type(folder, "one").getClass();
      Class<?> two = type(folder, "two").getClass();
      assertEquals(one.getName(), two.getName());
      assertNotSame(one, two, "each has its own");
    }
  }

  @Test
  void aJarThatBringsTheEngineAlongUsesOurs() throws IOException {
    Path ours = Path.of("target/classes/dev/endpoint/engine/EndpointType.class");
    demo("demo")
        .with("dev/endpoint/engine/EndpointType.class", Files.readAllBytes(ours))
        .write(plugins().resolve("fat.jar"));
    try (PluginFolder folder = PluginFolder.open(plugins())) {
      assertEquals("fat.jar", folder.catalog().place(type(folder, "demo")));
    }
  }

  @Test
  void aLibraryBesideItIsFoundByTheManifest() throws IOException {
    jar()
        .source("library.Words", "package library; public class Words {}")
        .write(plugins().resolve("lib/words.jar"));
    demo("demo", "Class.forName(\"library.Words\");", "")
        .with(
            "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nClass-Path: lib/words.jar\n".getBytes())
        .write(plugins().resolve("demo.jar"));
    try (PluginFolder folder = PluginFolder.open(plugins())) {
      assertEquals(List.of(), folder.catalog().broken());
      assertEquals("demo.jar", folder.catalog().place(type(folder, "demo")));
    }
  }

  @Test
  void loadingRunsTheConstructorAndNothingElse() throws IOException {
    String mark = "System.setProperty(\"plugin.ran.%s\", \"yes\");";
    demo(
            "demo",
            mark.formatted("constructor"),
            "static class Unused { static { " + mark.formatted("unused") + " } }")
        .source(
            "demo.Main",
            "package demo; public class Main { static { " + mark.formatted("main") + " } }")
        .write(plugins().resolve("demo.jar"));
    try (PluginFolder folder = PluginFolder.open(plugins())) {
      assertEquals(List.of(), folder.catalog().broken());
      assertEquals("yes", System.getProperty("plugin.ran.constructor"));
      assertNull(System.getProperty("plugin.ran.unused"));
      assertNull(System.getProperty("plugin.ran.main"));
    } finally {
      System.clearProperty("plugin.ran.constructor");
    }
  }

  @Test
  void jarsOfWhichNothingIsUsedAreClosedAtOnceAndTheOthersInTheEnd() throws IOException {
    demo("demo").write(plugins().resolve("a-used.jar"));
    demo("demo").write(plugins().resolve("b-same-name.jar"));
    demo("raises", "throw new IllegalStateException();", "").write(plugins().resolve("c.jar"));
    PluginFolder folder = PluginFolder.open(plugins());
    assertEquals(List.of("a-used.jar"), openJars());
    folder.close();
    folder.close();
    assertEquals(List.of(), openJars());
  }

  private List<String> openJars() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    Assumptions.assumeTrue(Files.isDirectory(descriptors), "this system does not tell open files");
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.map(PluginFolderTest::target)
          .filter(file -> file.startsWith(plugins()))
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  /// A descriptor may be gone meanwhile: the one that lists them is.
  private static Path target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (NoSuchFileException e) {
      return Path.of("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsSaid() throws IOException {
    Files.writeString(plugins(), "");
    try (PluginFolder folder = PluginFolder.open(plugins())) {
      assertEquals(
          List.of(new Broken(plugins().toString(), "it is not a folder")),
          folder.catalog().broken());
    }
  }

  @Test
  void aFolderThatMayNotBeReadIsSaid() throws IOException {
    Files.createDirectory(plugins());
    Files.setPosixFilePermissions(plugins(), PosixFilePermissions.fromString("-wx------"));
    Assumptions.assumeFalse(Files.isReadable(plugins()), "this user may read everything");
    try (PluginFolder folder = PluginFolder.open(plugins())) {
      assertEquals(
          List.of(new Broken(plugins().toString(), "the folder may not be read by this user")),
          folder.catalog().broken());
    }
  }

  @Test
  void aLinkToAJarIsAJar() throws IOException {
    Path elsewhere = demo("demo").write(temporary.resolve("build/demo-1.0.jar"));
    Files.createDirectory(plugins());
    Files.createSymbolicLink(plugins().resolve("demo.jar"), elsewhere);
    Files.createSymbolicLink(plugins().resolve("gone.jar"), temporary.resolve("gone"));
    try (PluginFolder folder = PluginFolder.open(plugins())) {
      assertEquals("demo.jar", folder.catalog().place(type(folder, "demo")));
      assertEquals(
          List.of(new Broken("gone.jar", "it is a link to nothing")), folder.catalog().broken());
    }
  }
}
