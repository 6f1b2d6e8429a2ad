package dev.endpoint.engine.type.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.transport.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files and folders that we may not read. Root may read everything, so the look at them is taken
/// by a program of its own, which another user runs where need be.
class UnreadableFilesTest {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void make() throws IOException {
    allow(temp, "rwxr-xr-x");
    folder = Files.createDirectory(temp.resolve("certificates"));
    allow(folder, "rwxr-xr-x");
  }

  @Test
  void aFolderThatMayNotBeReadIsSaid() throws Exception {
    allow(folder, "---------");
    String words = "The system does not allow reading " + folder;
    assertEquals(List.of("listen: " + words, "connect: " + words + "."), seen());
  }

  @Test
  void whatMayNotBeReadInAFolderIsSkippedAndSaid() throws Exception {
    Identity root = Forge.root("Test Root");
    Identity good = Forge.issuedBy(root, "good").keys(Forge.key("EC", "good")).dns("a.b").make();
    allow(Forge.write(folder, "good.pem", Forge.pem(good)), "rw-r--r--");
    allow(Forge.write(folder, "mine.pem", Forge.pem(good)), "---------");
    allow(Files.createDirectory(folder.resolve("private")), "---------");
    assertEquals(
        List.of(
            "listen: private may not be read",
            "listen: mine.pem may not be read",
            "connect: mine.pem may not be read; it is skipped."),
        seen());
  }

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  /// What somebody who is not root is told about the folder.
  private List<String> seen() throws Exception {
    List<String> command = new ArrayList<>();
    if (Files.isReadable(forbidden())) {
      assumeTrue(Files.isExecutable(SETPRIV), "root needs setpriv to be somebody else");
      command.addAll(
          List.of(SETPRIV.toString(), "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    String java = ProcessHandle.current().info().command().orElseThrow();
    command.addAll(List.of(java, "-cp", classPath(), Look.class.getName(), folder.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.lines().toList();
  }

  private Path forbidden() throws IOException {
    Path file = temp.resolve("forbidden");
    if (Files.notExists(file)) {
      Files.createFile(file);
      allow(file, "---------");
    }
    return file;
  }

  /// The engine's classes where everybody may read them.
  private String classPath() throws Exception {
    List<String> places = new ArrayList<>();
    for (Class<?> one : List.of(EndpointCatalog.class, Look.class)) {
      Path from = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path to = temp.resolve("classes" + places.size());
      copy(from, to);
      places.add(to.toString());
    }
    return String.join(":", places);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (file.toString().contains("dev/endpoint/engine")
            || file.toString().contains("META-INF")) {
          Files.copy(file, copy);
        }
      }
    }
  }

  /// Says what a listener and a client say of a folder.
  static final class Look {
    private Look() {}

    public static void main(String[] arguments) {
      try {
        ServerIdentities.folder(Path.of(arguments[0]))
            .load()
            .skipped()
            .forEach(words -> System.out.println("listen: " + words));
      } catch (FailureException e) {
        System.out.println("listen: " + e.failure().message());
      }
      ParsedEndpoint<?> client =
          EndpointCatalog.installed().client("tls:h:443:trustRoots=" + arguments[0]);
      client.diagnostics().forEach(finding -> System.out.println("connect: " + finding.message()));
    }
  }
}
