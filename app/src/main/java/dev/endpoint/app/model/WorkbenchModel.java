package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// Every session the window knows, and which one is selected. Changes arrive in batches; who
/// derives something costly from the sessions does it once per batch ([#revisionProperty]). FX
/// thread only.
public final class WorkbenchModel {
  /// By id, which grows: the order in which sessions began.
  private final TreeMap<Long, SessionModel> sessions = new TreeMap<>();

  private final Map<Long, List<Consumer<SessionModel>>> expected = new HashMap<>();
  private final ObjectProperty<@Nullable SessionModel> selected =
      new SimpleObjectProperty<>(this, "selected");
  private final ObjectProperty<@Nullable SessionModel> beside =
      new SimpleObjectProperty<>(this, "beside");
  private final ReadOnlyObjectWrapper<@Nullable SessionModel> shown =
      new ReadOnlyObjectWrapper<>(this, "shown");
  private final ListChangeListener<SessionModel> newestChanged = change -> lookAgain();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
  private final ReadOnlyLongWrapper clock = new ReadOnlyLongWrapper(this, "clock");
  private final ReadOnlyBooleanWrapper succeeded = new ReadOnlyBooleanWrapper(this, "succeeded");

  public WorkbenchModel() {
    selected.subscribe((before, now) -> selected(before, now));
  }

  private void selected(@Nullable SessionModel before, @Nullable SessionModel now) {
    if (before != null) {
      before.children().removeListener(newestChanged);
    }
    if (now != null) {
      now.children().addListener(newestChanged);
    }
    lookAgain();
  }

  private void lookAgain() {
    SessionModel chosen = selected.get();
    boolean keeps = chosen != null && chosen.isKeeper() && !chosen.children().isEmpty();
    shown.set(keeps ? chosen.children().getLast() : chosen);
  }

  /// Takes a batch of changes.
  ///
  /// @param now reactor time
  public void apply(List<Change> batch, long now) {
    clock.set(now);
    for (Change change : batch) {
      switch (change) {
        case Change.Changed c -> changed(c.state());
        case Change.Removed r -> removed(r.id());
      }
    }
    if (!batch.isEmpty()) {
      revision.set(revision.get() + 1);
    }
  }

  /// A second has passed while something was under way.
  ///
  /// @param now reactor time
  public void tick(long now) {
    clock.set(now);
  }

  private void changed(SessionState state) {
    if (state.phase().isConnected() && state.role() == Role.CONNECT) {
      succeeded.set(true);
    }
    SessionModel known = sessions.get(state.id());
    if (known != null) {
      known.update(state);
      return;
    }
    SessionModel session = new SessionModel(state);
    sessions.put(state.id(), session);
    SessionModel parent = sessions.get(state.parent());
    if (parent != null) {
      parent.children().add(session);
    }
    List<Consumer<SessionModel>> waiting = expected.remove(state.id());
    if (waiting != null) {
      waiting.forEach(action -> action.accept(session));
    }
  }

  private void removed(long id) {
    SessionModel session = sessions.remove(id);
    if (session == null) {
      return;
    }
    SessionModel parent = sessions.get(session.state().parent());
    if (parent != null) {
      parent.children().remove(session);
    }
    if (selected.get() == session) {
      selected.set(null);
    }
    if (beside.get() == session) {
      beside.set(null);
    }
  }

  /// In the order they began.
  public Collection<SessionModel> sessions() {
    return Collections.unmodifiableCollection(sessions.values());
  }

  public @Nullable SessionModel session(long id) {
    return sessions.get(id);
  }

  /// Does something with a session as soon as its first state is here; now, if it is.
  public void whenKnown(long id, Consumer<SessionModel> action) {
    SessionModel known = sessions.get(id);
    if (known != null) {
      action.accept(known);
    } else {
      expected.computeIfAbsent(id, k -> new ArrayList<>()).add(action);
    }
  }

  public ObjectProperty<@Nullable SessionModel> selectedProperty() {
    return selected;
  }

  public @Nullable SessionModel selected() {
    return selected.get();
  }

  public void select(@Nullable SessionModel session) {
    selected.set(session);
  }

  /// What is looked at beside the one that is shown; null for nothing.
  public ObjectProperty<@Nullable SessionModel> besideProperty() {
    return beside;
  }

  /// What there is to look at: the selected session, or the newest attempt of the selected keeper.
  public ReadOnlyObjectProperty<@Nullable SessionModel> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  public @Nullable SessionModel shown() {
    return shown.get();
  }

  /// The keeper itself, or whose attempt it is; null when nobody keeps it.
  public @Nullable SessionModel keeperOf(@Nullable SessionModel session) {
    if (session == null || session.isKeeper()) {
      return session;
    }
    SessionModel parent = sessions.get(session.state().parent());
    return parent != null && parent.isKeeper() ? parent : null;
  }

  /// Grows by one with each batch of changes.
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /// Reactor time of the last batch or tick, in nanoseconds.
  public ReadOnlyLongProperty clockProperty() {
    return clock.getReadOnlyProperty();
  }

  /// Whether a connection that was asked for here has been open.
  public ReadOnlyBooleanProperty succeededProperty() {
    return succeeded.getReadOnlyProperty();
  }

  /// The user called this attempt off.
  public void cancelRequested(long id) {
    SessionModel session = sessions.get(id);
    if (session != null) {
      session.cancelRequested();
    }
  }

  /// Whether something changes with time alone, so that ticks are wanted: an attempt counts down,
  /// or the wait for one, or the open connection that is looked at shows how long it has been open.
  public boolean isLively() {
    SessionModel looked = shown.get();
    return (looked != null && looked.state().phase().isConnected())
        || sessions.values().stream().anyMatch(WorkbenchModel::countsDown);
  }

  private static boolean countsDown(SessionModel session) {
    SessionState.Phase phase = session.state().phase();
    return phase == SessionState.Phase.ATTEMPTING || phase == SessionState.Phase.WAITING;
  }

  /// Whether anything would be ended by closing the window.
  public boolean isBusy() {
    return sessions.values().stream().anyMatch(s -> !s.state().phase().isEnded());
  }
}
