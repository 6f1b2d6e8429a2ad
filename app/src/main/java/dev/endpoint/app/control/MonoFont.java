package dev.endpoint.app.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.scene.text.Font;

/// The monospaced font we bring along: the same on every system, and with pictures for control
/// codes, which few have.
public final class MonoFont {
  private static final String FILE = "/dev/endpoint/app/fonts/JetBrainsMono-Regular.ttf";
  private static final String FAMILY = load();

  private MonoFont() {}

  /// The family's name, for style sheets; asking for it makes it known to them.
  public static String family() {
    return FAMILY;
  }

  public static Font of(double size) {
    return Font.font(FAMILY, size);
  }

  private static String load() {
    try (InputStream file =
        Objects.requireNonNull(MonoFont.class.getResourceAsStream(FILE), FILE)) {
      Font font = Font.loadFont(file, 13);
      return font == null ? "monospace" : font.getFamily();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }
}
