package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// One session as the window shows it: its latest state and, for a listener, the connections it
/// accepted.
public final class SessionModel {
  private final ReadOnlyObjectWrapper<SessionState> state;
  private final ObservableList<SessionModel> children = FXCollections.observableArrayList();

  public SessionModel(SessionState first) {
    state = new ReadOnlyObjectWrapper<>(this, "state", first);
  }

  public long id() {
    return state().id();
  }

  public SessionState state() {
    return state.get();
  }

  public ReadOnlyObjectProperty<SessionState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Connections this listener accepted, oldest first.
  public ObservableList<SessionModel> children() {
    return children;
  }

  /// Takes a newer state; the bridge calls it, at most once a pulse.
  public void update(SessionState newer) {
    state.set(newer);
  }
}
