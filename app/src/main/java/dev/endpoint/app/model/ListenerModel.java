package dev.endpoint.app.model;

import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.transport.Failure;
import java.time.ZoneId;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The listener that is shown: where it listens, who can reach it, what its connections get and how
/// many there are.
public final class ListenerModel {
  private final Actions actions;
  private final ZoneId zone;
  private @Nullable SessionModel session;
  private final ReadOnlyObjectWrapper<ObservableList<SessionModel>> connections =
      new ReadOnlyObjectWrapper<>(this, "connections", FXCollections.emptyObservableList());
  private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper(this, "counts", "");
  private final ReadOnlyStringWrapper reach = new ReadOnlyStringWrapper(this, "reach", "");
  private final ReadOnlyBooleanWrapper exposed = new ReadOnlyBooleanWrapper(this, "exposed");
  private final ReadOnlyBooleanWrapper up = new ReadOnlyBooleanWrapper(this, "up");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private final ReadOnlyObjectWrapper<Responder> responder =
      new ReadOnlyObjectWrapper<>(this, "responder", Responder.HOLD);

  ListenerModel(Actions actions, ZoneId zone) {
    this.actions = actions;
    this.zone = zone;
  }

  void show(@Nullable SessionModel next) {
    session = next;
    connections.set(next == null ? FXCollections.emptyObservableList() : next.children());
    refresh();
  }

  void refresh() {
    if (session == null) {
      return;
    }
    SessionState state = session.state();
    up.set(state.phase() == Phase.LISTENING);
    exposed.set(state.exposed() && !state.phase().isEnded());
    reach.set(state.exposed() ? "reachable from the network" : "this computer only");
    responder.set(state.responder());
    counts.set(counts(state));
    Failure failure = state.failure();
    trouble.set(failure == null ? "" : failure.message() + ". " + failure.meaning());
  }

  private String counts(SessionState state) {
    if (state.total() == 0) {
      return state.phase() == Phase.LISTENING
          ? "Nobody has " + came("connected", "got through") + " yet."
          : "Nobody " + came("connected", "got through") + ".";
    }
    String newest =
        connections.get().isEmpty()
            ? ""
            : " \u00B7 newest "
                + Times.timeOfDay(connections.get().getLast().state().startedAt(), zone);
    return Words.count(state.open(), "open", "open")
        + " \u00B7 "
        + Words.count(state.total(), "connection", "connections")
        + " so far"
        + newest;
  }

  private String came(String nobody, String some) {
    return connections.get().isEmpty() ? nobody : some;
  }

  public void stop(StopMode mode) {
    if (session != null) {
      actions.stop(session.id(), mode);
    }
  }

  public void respond(Responder next) {
    if (session != null && next != session.state().responder()) {
      actions.respond(session.id(), next);
    }
  }

  /// The connections it accepted, oldest first.
  public ReadOnlyObjectProperty<ObservableList<SessionModel>> connectionsProperty() {
    return connections.getReadOnlyProperty();
  }

  /// `3 open · 17 connections so far · newest 12:04:07`.
  public ReadOnlyStringProperty countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /// Who can reach it.
  public ReadOnlyStringProperty reachProperty() {
    return reach.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty exposedProperty() {
    return exposed.getReadOnlyProperty();
  }

  /// Whether it listens.
  public ReadOnlyBooleanProperty upProperty() {
    return up.getReadOnlyProperty();
  }

  /// What went wrong lately although it goes on; empty when all is well.
  public ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /// What the next accepted connection gets.
  public ReadOnlyObjectProperty<Responder> responderProperty() {
    return responder.getReadOnlyProperty();
  }
}
