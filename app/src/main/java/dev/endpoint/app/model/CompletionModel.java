package dev.endpoint.app.model;

import dev.endpoint.engine.syntax.Completion;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The list of ways to go on with the text: open or not, and which one is marked.
public final class CompletionModel {
  private final ObservableList<Completion> items = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index", -1);
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");

  /// Whether the user moved the mark: only then does Enter take the marked one.
  private boolean chosen;

  void show(List<Completion> completions) {
    if (!items.equals(completions)) {
      items.setAll(completions);
    }
    chosen = false;
    index.set(items.isEmpty() ? -1 : 0);
    open.set(!items.isEmpty());
  }

  public void close() {
    open.set(false);
    chosen = false;
  }

  /// Moves the mark by so many places, round the ends.
  public void move(int by) {
    if (!items.isEmpty()) {
      chosen = true;
      index.set(Math.floorMod(index.get() + by, items.size()));
    }
  }

  /// Marks one, as by a click.
  public void choose(int place) {
    chosen = true;
    index.set(place);
  }

  /// The marked one while the list is open.
  public @Nullable Completion marked() {
    return open.get() && index.get() >= 0 ? items.get(index.get()) : null;
  }

  /// The marked one if the user marked it himself.
  public @Nullable Completion chosen() {
    return chosen ? marked() : null;
  }

  /// Read only.
  public ObservableList<Completion> items() {
    return items;
  }

  public ReadOnlyIntegerProperty indexProperty() {
    return index.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  public boolean isOpen() {
    return open.get();
  }
}
