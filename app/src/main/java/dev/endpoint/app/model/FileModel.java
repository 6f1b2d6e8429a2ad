package dev.endpoint.app.model;

import dev.endpoint.app.model.EndpointList.Entry;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A file of endpoints that was opened: what stands in it, to look at before anything is started. A
/// file may come from anybody, and an endpoint may listen to the network or start a program. FX
/// thread only.
public final class FileModel {
  private final Actions actions;
  private final LongConsumer begin;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper(this, "name", "");
  private final ReadOnlyObjectWrapper<List<Entry>> entries =
      new ReadOnlyObjectWrapper<>(this, "entries", List.of());

  /// @param begin is told the id of what was started
  public FileModel(Actions actions, LongConsumer begin) {
    this.actions = actions;
    this.begin = begin;
  }

  /// Shows what a file says.
  ///
  /// @param fileName without its folder
  /// @param said as [EndpointList#read] reads it
  public void show(String fileName, List<Entry> said) {
    name.set(fileName);
    entries.set(said);
    open.set(true);
  }

  public void close() {
    open.set(false);
  }

  /// Starts everything that can be, in its order, and closes the page.
  public void startAll() {
    List<Entry.Usable> all = usable();
    close();
    all.forEach(this::start);
  }

  public void start(Entry.Usable entry) {
    begin.accept(
        switch (entry.does()) {
          case CONNECT -> actions.connect(entry.text());
          case KEEP -> actions.keep(entry.text());
          case LISTEN -> actions.listen(entry.text(), entry.responder());
        });
  }

  private List<Entry.Usable> usable() {
    return entries.get().stream()
        .filter(Entry.Usable.class::isInstance)
        .map(Entry.Usable.class::cast)
        .toList();
  }

  /// What the file amounts to, in one line.
  public String summary() {
    int usable = usable().size();
    int wrong = entries.get().size() - usable;
    if (entries.get().isEmpty()) {
      return "No endpoint stands in this file.";
    }
    String good = usable == 0 ? "Nothing can be started." : "Nothing is started yet.";
    return wrong == 0 ? good : good + " " + Words.count(wrong, "mistake", "mistakes") + ".";
  }

  /// What the button says that starts everything; empty when there is nothing to start.
  public String startLabel() {
    int usable = usable().size();
    if (usable == 0) {
      return "";
    }
    return usable == entries.get().size()
        ? "Start all"
        : "Start the " + usable + " that can be used";
  }

  public boolean isOpen() {
    return open.get();
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  public String getName() {
    return name.get();
  }

  public ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
    return entries.getReadOnlyProperty();
  }
}
