package dev.endpoint.app;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the workbench keeps its files, by the XDG base directory specification.
///
/// @param state log and captures
/// @param config settings
public record Folders(Path state, Path config) {
  private static final String NAME = "endpoint-workbench";

  public static Folders of(Map<String, String> environment, Path home) {
    return new Folders(
        base(environment.get("XDG_STATE_HOME"), home.resolve(".local/state")).resolve(NAME),
        base(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve(NAME));
  }

  public Path captures() {
    return state.resolve("captures");
  }

  public Path settings() {
    return config.resolve("settings.properties");
  }

  /// The specification says to ignore a relative path.
  private static Path base(@Nullable String set, Path otherwise) {
    return set != null && Path.of(set).isAbsolute() ? Path.of(set) : otherwise;
  }
}
