package dev.endpoint.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the workbench keeps its files, by the XDG base directory specification.
///
/// @param home the user's own
/// @param state log and captures
/// @param config settings
/// @param plugins jars with endpoint types that the user has put there
public record Folders(Path home, Path state, Path config, Path plugins) {
  private static final String NAME = "endpoint-workbench";

  public static Folders of(Map<String, String> environment, Path home) {
    return new Folders(
        home,
        base(environment.get("XDG_STATE_HOME"), home.resolve(".local/state")).resolve(NAME),
        base(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve(NAME),
        base(environment.get("XDG_DATA_HOME"), home.resolve(".local/share"))
            .resolve(NAME)
            .resolve("plugins"));
  }

  /// The same, with the plug-ins of another folder.
  ///
  /// @param folder null for no other
  public Folders withPlugins(@Nullable Path folder) {
    return folder == null ? this : new Folders(home, state, config, folder.toAbsolutePath());
  }

  public Path captures() {
    return state.resolve("captures");
  }

  public Path settings() {
    return config.resolve("settings.properties");
  }

  /// Where starts of the program meet.
  ///
  /// @param runtime the system's folder for that, if it has one
  public Path meeting(Optional<Path> runtime) {
    return runtime.map(folder -> folder.resolve(NAME)).orElseGet(() -> state.resolve("run"));
  }

  /// The specification says to ignore a relative path.
  private static Path base(@Nullable String set, Path otherwise) {
    return set != null && Path.of(set).isAbsolute() ? Path.of(set) : otherwise;
  }
}
