package dev.endpoint.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What this computer offers to a JavaFX program, looked at before JavaFX starts: where something
/// is missing JavaFX itself answers with a stack trace.
///
/// @param system the `os.name` property
/// @param library whether the dynamic linker finds a library of this name
/// @param fontFolders where fonts may be
/// @param graphicsDevices what Linux has where there is a graphics processor: one of these
public record Machine(
    String system,
    Map<String, String> environment,
    Predicate<String> library,
    List<Path> fontFolders,
    List<Path> graphicsDevices) {

  private static final String RENDERER = "prism.order";
  private static final String SHAPES_DRAWN_ANEW = "prism.disableRegionCaching";
  private static final int FONT_DEPTH = 8;

  public static Machine current() {
    Path home = Path.of(System.getProperty("user.home"));
    return new Machine(
        System.getProperty("os.name"),
        System.getenv(),
        Machine::linkerFinds,
        List.of(
            Path.of("/usr/share/fonts"),
            Path.of("/usr/local/share/fonts"),
            Path.of("/usr/X11R6/lib/X11/fonts"),
            home.resolve(".local/share/fonts"),
            home.resolve(".fonts")),
        List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg")));
  }

  /// Makes JavaFX, which must not have started yet, run without a display and draw in software.
  public static void runUnseen() {
    System.setProperty("glass.platform", "Headless");
    useSoftware();
  }

  /// Makes JavaFX, which must not have started yet, draw in software, unless the user wants
  /// something else.
  public static void drawInSoftware() {
    if (System.getProperty(RENDERER) == null) {
      useSoftware();
    }
  }

  /// JavaFX would keep pictures of what it has drawn in 8 MiB that are there from the first frame
  /// on, for backgrounds that are as quickly drawn again.
  private static void useSoftware() {
    System.setProperty(RENDERER, "sw");
    System.setProperty(SHAPES_DRAWN_ANEW, "true");
  }

  /// Whether there can be OpenGL that is not done in software. That one JavaFX does not accept, but
  /// finds out only when it has loaded all of it: a third more memory, for nothing.
  public boolean hasGraphicsDevice() {
    return !linux() || graphicsDevices.stream().anyMatch(Files::exists);
  }

  /// Whether a window can be seen here. Only Linux runs without a display.
  public boolean hasDisplay() {
    return !linux() || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
  }

  /// Which display it is, so that two of them can be told apart.
  public String display() {
    return isSet("DISPLAY")
        ? environment.get("DISPLAY")
        : environment.getOrDefault("WAYLAND_DISPLAY", "");
  }

  /// Where programs of this user meet, by the XDG base directory specification; empty where the
  /// system has no such folder.
  public Optional<Path> runtimeFolder() {
    return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
        .map(Path::of)
        .filter(folder -> folder.isAbsolute() && Files.isDirectory(folder));
  }

  /// One sentence saying what is missing and how to get it; empty when a window can run.
  ///
  /// @param headless whether the window is to run unseen
  public Optional<String> missing(boolean headless) {
    if (!linux()) {
      return Optional.empty();
    }
    List<String> packages = new ArrayList<>();
    if (!library.test("libpangoft2-1.0.so.0")) {
      packages.add("libpangoft2-1.0-0");
    }
    if (!headless) {
      if (!library.test("libgtk-3.so.0")) {
        packages.add("libgtk-3-0");
      }
      if (!library.test("libXtst.so.6")) {
        packages.add("libxtst6");
      }
    }
    if (fontFolders.stream().noneMatch(Machine::holdsFont)) {
      packages.add("fonts-dejavu-core");
    }
    return packages.isEmpty() ? Optional.empty() : Optional.of(sentence(packages, headless));
  }

  private static String sentence(List<String> packages, boolean headless) {
    String names = String.join(" ", packages);
    return "JavaFX cannot "
        + (headless ? "draw text" : "open a window")
        + " on this computer because "
        + (packages.size() == 1 ? "a package is" : "packages are")
        + " missing; on Debian or Ubuntu this gets "
        + (packages.size() == 1 ? "it" : "them")
        + ": apt-get install "
        + names;
  }

  private boolean linux() {
    return system.startsWith("Linux");
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  private static boolean holdsFont(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder, FONT_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return files.anyMatch(Machine::isFont);
    } catch (IOException | UncheckedIOException e) {
      // A folder that cannot be read holds no font for us.
      return false;
    }
  }

  private static boolean isFont(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".ttf") || name.endsWith(".otf") || name.endsWith(".ttc");
  }

  @SuppressWarnings("restricted") // asks the linker, calls nothing
  private static boolean linkerFinds(String name) {
    try {
      // It stays loaded: JavaFX loads it in a moment, and to do so twice takes twice the time.
      SymbolLookup.libraryLookup(name, Arena.global());
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
