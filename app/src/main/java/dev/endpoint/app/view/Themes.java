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

  public Themes(ObservableValue<ThemeChoice> choice) {
    this.choice = choice;
  }

  /// Themes the scene, now and whenever the wish or the desktop changes.
  public void follow(Scene scene) {
    Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> apply(scene));
    choice.subscribe(wish -> apply(scene));
  }

  private void apply(Scene scene) {
    boolean dark = isDark();
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheetBSS()
            : new PrimerLight().getUserAgentStylesheetBSS());
    scene.getRoot().pseudoClassStateChanged(DARK, dark);
  }

  private boolean isDark() {
    return switch (choice.getValue()) {
      case LIGHT -> false;
      case DARK -> true;
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    };
  }
}
