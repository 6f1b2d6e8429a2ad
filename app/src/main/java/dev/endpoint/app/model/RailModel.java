package dev.endpoint.app.model;

import dev.endpoint.app.settings.Settings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Whether the sidebar is folded to a rail of glyphs: as the user likes it, except that a narrow
/// window folds it by itself until it is wide again or the user unfolds it.
public final class RailModel {
  private final Settings settings;
  private final BooleanProperty narrow = new SimpleBooleanProperty(this, "narrow");
  private final BooleanProperty unfoldedWhileNarrow =
      new SimpleBooleanProperty(this, "unfoldedWhileNarrow");
  private final ReadOnlyBooleanWrapper rail = new ReadOnlyBooleanWrapper(this, "rail");

  public RailModel(Settings settings) {
    this.settings = settings;
    narrow.subscribe(now -> unfoldedWhileNarrow.set(false));
    rail.bind(
        narrow
            .and(unfoldedWhileNarrow.not())
            .or(narrow.not().and(settings.sidebarFoldedProperty())));
  }

  /// The user folds or unfolds it.
  public void toggle() {
    BooleanProperty wish = narrow.get() ? unfoldedWhileNarrow : settings.sidebarFoldedProperty();
    wish.set(!wish.get());
  }

  /// Whether the window is too narrow for a sidebar beside its content; the window says so.
  public BooleanProperty narrowProperty() {
    return narrow;
  }

  public ReadOnlyBooleanProperty railProperty() {
    return rail.getReadOnlyProperty();
  }
}
