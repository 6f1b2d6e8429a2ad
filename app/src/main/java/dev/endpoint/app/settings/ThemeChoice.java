package dev.endpoint.app.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which theme the user wants.
public enum ThemeChoice {
  /// As the desktop says.
  SYSTEM,
  LIGHT,
  DARK;

  public static ThemeChoice of(@Nullable String word) {
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "light" -> LIGHT;
      case "dark" -> DARK;
      default -> SYSTEM;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
