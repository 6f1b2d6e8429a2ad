package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// One session as the window shows it: its latest state and, for a listener, the connections it
/// accepted; for a keeper, its attempts.
public final class SessionModel {
  private final ReadOnlyObjectWrapper<SessionState> state;
  private final ReadOnlyBooleanWrapper cancelling = new ReadOnlyBooleanWrapper(this, "cancelling");
  private final ReadOnlyLongWrapper growth = new ReadOnlyLongWrapper(this, "growth");
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

  /// Whether the user called the attempt off and the engine has not answered yet: what makes a
  /// cancel show in the frame of its click.
  public boolean isCancelling() {
    return cancelling.get();
  }

  public ReadOnlyBooleanProperty cancellingProperty() {
    return cancelling.getReadOnlyProperty();
  }

  /// The user called the attempt off; nothing happens when it is over already.
  public void cancelRequested() {
    cancelling.set(state().phase() == SessionState.Phase.ATTEMPTING);
  }

  /// Moves, at most once a pulse, while this session is shown and its recording, or that of the one
  /// beside it, may have grown. To be observed by change, not by invalidation.
  public ReadOnlyLongProperty growthProperty() {
    return growth.getReadOnlyProperty();
  }

  /// The recording may have grown; the bridge calls it.
  public void grew() {
    growth.set(growth.get() + 1);
  }

  /// Connections this listener accepted, or attempts of this keeper, oldest first.
  public ObservableList<SessionModel> children() {
    return children;
  }

  /// Whether it keeps a connection, with its attempts as its children.
  public boolean isKeeper() {
    return state().role() == SessionState.Role.KEEP;
  }

  /// The state in words, as [Words#state] has it, or that it is being cancelled.
  public String word() {
    return isCancelling() ? "cancelling" : Words.state(state());
  }

  /// Takes a newer state; the bridge calls it, at most once a pulse.
  public void update(SessionState newer) {
    if (newer.phase() != SessionState.Phase.ATTEMPTING) {
      cancelling.set(false);
    }
    state.set(newer);
  }
}
