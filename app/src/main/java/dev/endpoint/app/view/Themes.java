package dev.endpoint.app.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.endpoint.app.settings.ThemeChoice;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/// Keeps the window in the theme the user wants; "as the desktop" follows the desktop while it
/// changes.
public final class Themes {
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final ObservableValue<ThemeChoice> choice;
  private String worn = "";

  public Themes(ObservableValue<ThemeChoice> choice) {
    this.choice = choice;
  }

  /// Before the first control is made, or JavaFX loads a theme of its own for it.
  public void begin() {
    wear(isDark());
  }

  /// Themes the scene, now and whenever the wish or the desktop changes.
  public void follow(Scene scene) {
    Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> apply(scene));
    choice.subscribe(wish -> apply(scene));
  }

  private void apply(Scene scene) {
    boolean dark = isDark();
    wear(dark);
    scene.getRoot().pseudoClassStateChanged(DARK, dark);
  }

  private void wear(boolean dark) {
    String wanted =
        dark
            ? new PrimerDark().getUserAgentStylesheetBSS()
            : new PrimerLight().getUserAgentStylesheetBSS();
    if (!wanted.equals(worn)) {
      worn = wanted;
      Application.setUserAgentStylesheet(wanted);
    }
  }

  private boolean isDark() {
    return switch (choice.getValue()) {
      case LIGHT -> false;
      case DARK -> true;
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    };
  }
}
