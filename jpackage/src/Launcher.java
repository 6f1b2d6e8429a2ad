import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One program of the image, with what jpackage wrote down about it in its `.cfg` file.
///
/// @param program what starts it, in `bin` or beside the image's other files
/// @param settings where jpackage's own starter finds class path and options
record Launcher(Path image, String name, Path program, Path settings) {
  private static final String CLASS_PATH = "app.classpath=";
  private static final String MAIN_CLASS = "app.mainclass=";
  private static final String OPTION = "java-options=";
  private static final String FOLDER = "$APPDIR";

  /// Without a command `endpoint` opens the window, which has a cache of its own. A command that is
  /// over in a moment never gets to what the second compiler does, but would pay for its start.
  private static final String CASES =
      """
      quick=
      case "${1-}" in
        "" | --listen* | --then* | --connect*) exec "$home/bin/endpoint-workbench" "$@" ;;
        check | types | help | --help | --version) quick=-XX:TieredStopAtLevel=1 ;;
      esac
      """;

  /// Where there is no session bus, a library of GTK looks for a program that starts one, twice, by
  /// a copy of all of this process.
  private static final String NO_BUS =
      """
      if [ -z "${DBUS_SESSION_BUS_ADDRESS-}" ] && [ ! -S "${XDG_RUNTIME_DIR-}/bus" ] && ! command -v dbus-launch >/dev/null; then
        export DBUS_SESSION_BUS_ADDRESS=disabled:
      fi
      """;

  /// Where nothing can draw but the processor, the first window of a session would have GTK load
  /// all of OpenGL, to ask what it can do: 50 MB that nobody uses. The same devices as in
  /// `Machine`.
  private static final String NO_GRAPHICS =
      """
      [ -e /dev/dri ] || [ -e /dev/nvidiactl ] || [ -e /dev/dxg ] || export GDK_GL="${GDK_GL-disable}"
      """;

  static Launcher of(Path image, String name) {
    for (Launcher layout :
        List.of(
            new Launcher(
                image,
                name,
                image.resolve("bin/" + name),
                image.resolve("lib/app/" + name + ".cfg")),
            new Launcher(
                image, name, image.resolve(name + ".exe"), image.resolve("app/" + name + ".cfg")),
            new Launcher(
                image,
                name,
                image.resolve("Contents/MacOS/" + name),
                image.resolve("Contents/app/" + name + ".cfg")))) {
      if (Files.isRegularFile(layout.settings())) {
        return layout;
      }
    }
    throw new IllegalStateException("There is no program " + name + " in " + image + ".");
  }

  /// Where the archives are, and the cache.
  Path folder() {
    return settings.getParent();
  }

  /// Adds an option for every start from now on.
  void add(String option) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(settings));
    lines.add(OPTION + option);
    Files.write(settings, lines);
  }

  /// A starter in place of jpackage's, which asks rpm and dpkg at every start to whom it belongs:
  /// that takes as long as all the rest of `endpoint check`.
  void writeScript() throws IOException {
    String script =
        """
        #!/bin/sh
        home=$(readlink -f "$0") && home=${home%%/bin/*}
        unset JDK_JAVA_OPTIONS
        %sexec "$home/lib/runtime/bin/java" %s%s \\
          -cp "%s" \\
          %s "$@"
        """
            .formatted(
                isCommandLine() ? CASES : NO_BUS + NO_GRAPHICS,
                isCommandLine() ? "$quick " : "",
                values(OPTION).stream().map(Launcher::quoted).collect(Collectors.joining(" ")),
                values(CLASS_PATH).stream().map(Launcher::placed).collect(Collectors.joining(":")),
                values(MAIN_CLASS).getFirst());
    Files.delete(program);
    Files.writeString(program, script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private boolean isCommandLine() {
    return name.equals("endpoint");
  }

  private static String quoted(String option) {
    return option.matches("[A-Za-z0-9_.,:=+/-]+") ? option : '"' + placed(option) + '"';
  }

  private static String placed(String text) {
    return text.replace(FOLDER, "$home/lib/app");
  }

  private List<String> values(String key) throws IOException {
    return Files.readAllLines(settings).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .toList();
  }
}
