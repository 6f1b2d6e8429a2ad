package dev.endpoint.app.model;

import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Keeping;
import dev.endpoint.engine.session.SessionState.Phase;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The keeper above what the sheet shows: how its trying goes, and which of its attempts is shown.
/// FX thread only.
public final class KeeperModel {
  private final Actions actions;
  private final WorkbenchModel workbench;
  private final LongConsumer started;
  private @Nullable SessionModel keeper;
  private @Nullable SessionModel attempt;
  private Subscription watching = Subscription.EMPTY;

  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
  private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper(this, "counts", "");
  private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper(this, "last", "");
  private final ReadOnlyStringWrapper position = new ReadOnlyStringWrapper(this, "position", "");
  private final ReadOnlyBooleanWrapper earlier = new ReadOnlyBooleanWrapper(this, "earlier");
  private final ReadOnlyBooleanWrapper later = new ReadOnlyBooleanWrapper(this, "later");
  private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(this, "waiting");
  private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live");
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper(this, "stopping");
  private final ReadOnlyObjectWrapper<@Nullable Deadline> pause =
      new ReadOnlyObjectWrapper<>(this, "pause");

  /// @param started hears the id of what is started here
  KeeperModel(Actions actions, WorkbenchModel workbench, LongConsumer started) {
    this.actions = actions;
    this.workbench = workbench;
    this.started = started;
  }

  /// @param session what the sheet shows
  void show(@Nullable SessionModel session) {
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    attempt = session;
    keeper = workbench.keeperOf(session);
    refresh();
    if (keeper != null) {
      watching = keeper.stateProperty().subscribe((before, now) -> refresh());
    }
  }

  /// Time has passed, or something has changed.
  public void refresh() {
    SessionState state = keeper == null ? null : keeper.state();
    Keeping keeping = state == null ? null : state.keeping();
    shown.set(keeping != null);
    if (state == null || keeping == null) {
      waiting.set(false);
      return;
    }
    Phase phase = state.phase();
    words.set(words(state, keeping));
    counts.set(Keep.counts(keeping));
    last.set(Keep.last(keeping));
    pause.set(Keep.pause(state, actions.now()));
    waiting.set(phase == Phase.WAITING);
    stopping.set(phase == Phase.STOPPING);
    live.set(phase.isKeeping());
    refreshPosition(keeping);
  }

  private String words(SessionState state, Keeping keeping) {
    return switch (state.phase()) {
      case WAITING -> "waiting " + Times.left(keeping.nextNanos() - actions.now()) + " to retry";
      case TRYING -> "trying";
      case KEPT -> "connected";
      case STOPPING -> "stopping";
      default -> "stopped trying";
    };
  }

  private void refreshPosition(Keeping keeping) {
    int index = attempts().indexOf(attempt);
    position.set(
        index < 0 ? "" : "attempt " + attempt.state().number() + " of " + keeping.attempts());
    earlier.set(index > 0);
    later.set(index >= 0 && index < attempts().size() - 1);
  }

  private List<SessionModel> attempts() {
    return keeper == null ? List.of() : keeper.children();
  }

  /// Does not wait for the next attempt.
  public void tryNow() {
    if (keeper != null) {
      actions.tryNow(keeper.id());
    }
  }

  public void stop() {
    if (keeper != null) {
      actions.stop(keeper.id(), StopMode.CLOSE);
    }
  }

  /// Starts a keeper like this one, which has been stopped.
  public void keepAgain() {
    if (keeper != null) {
      started.accept(actions.keep(keeper.state().text()));
    }
  }

  /// Whatever tries again: now, or with a keeper like this one. Returns whether there is a keeper.
  boolean again() {
    if (!shown.get()) {
      return false;
    }
    if (waiting.get()) {
      tryNow();
    } else if (!live.get() && !stopping.get()) {
      keepAgain();
    }
    return true;
  }

  /// Shows the attempt before the one that is shown.
  public void earlier() {
    if (earlier.get()) {
      workbench.select(attempts().get(attempts().indexOf(attempt) - 1));
    }
  }

  /// Shows the attempt after the one that is shown; the last one by selecting the keeper, which
  /// goes on to those to come.
  public void later() {
    if (later.get()) {
      int next = attempts().indexOf(attempt) + 1;
      workbench.select(next == attempts().size() - 1 ? keeper : attempts().get(next));
    }
  }

  /// Whether there is a keeper.
  public ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// Where it stands: `waiting 4 s to retry`.
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /// `4 attempts · 1 connection · 3 failures in a row`.
  public ReadOnlyStringProperty countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /// Why the last attempt failed or the last connection ended; empty while connected.
  public ReadOnlyStringProperty lastProperty() {
    return last.getReadOnlyProperty();
  }

  /// Which attempt is shown: `attempt 3 of 5`.
  public ReadOnlyStringProperty positionProperty() {
    return position.getReadOnlyProperty();
  }

  /// Whether there is an attempt before the one that is shown.
  public ReadOnlyBooleanProperty earlierProperty() {
    return earlier.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty laterProperty() {
    return later.getReadOnlyProperty();
  }

  /// Whether it waits for its next attempt, so that its picture moves with time and [#refresh] is
  /// wanted.
  public ReadOnlyBooleanProperty waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /// Whether it goes on trying.
  public ReadOnlyBooleanProperty liveProperty() {
    return live.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty stoppingProperty() {
    return stopping.getReadOnlyProperty();
  }

  /// How much of the wait is over; null while it does not wait.
  public ReadOnlyObjectProperty<@Nullable Deadline> pauseProperty() {
    return pause.getReadOnlyProperty();
  }

  /// Whether the keeper itself is selected: it is what there is to stop then, and not the attempt.
  public boolean isFollowed() {
    return keeper != null && workbench.selected() == keeper;
  }

  /// How the keeper is doing, to draw it; null without one.
  public @Nullable SessionState state() {
    return keeper == null ? null : keeper.state();
  }
}
