package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.syntax.Side;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The sheet: everything that is shown of the one selected session, and what can be done with it.
/// FX thread only.
///
/// All of it is worked out from the session's newest state and the time, so the same state shows
/// the same sheet.
public final class SheetModel {
  private static final Duration PUSH = Duration.ofSeconds(10);

  private final Actions actions;
  private final WorkbenchModel workbench;
  private final LongConsumer started;
  private final BiConsumer<Side, String> offer;
  private final ZoneId zone;
  private final ComposerModel composer;
  private final ListenerModel listener;
  private final TraceModel trace;
  private final KeeperModel keeper;
  private final CompareModel compare;
  private final ReplayModel replay;
  private final CuttingModel cutting = new CuttingModel();
  private final FilterModel filter = new FilterModel();
  private final ColoursModel colours = new ColoursModel();
  private Subscription watching = Subscription.EMPTY;

  private final ReadOnlyObjectWrapper<@Nullable SessionModel> session =
      new ReadOnlyObjectWrapper<>(this, "session");
  private final ReadOnlyObjectWrapper<SheetPage> page =
      new ReadOnlyObjectWrapper<>(this, "page", SheetPage.NONE);
  private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
  private final ReadOnlyStringWrapper word = new ReadOnlyStringWrapper(this, "word", "");
  private final ReadOnlyStringWrapper time = new ReadOnlyStringWrapper(this, "time", "");
  private final ReadOnlyStringWrapper about = new ReadOnlyStringWrapper(this, "about", "");
  private final ReadOnlyObjectWrapper<@Nullable Story> story =
      new ReadOnlyObjectWrapper<>(this, "story");
  private final ReadOnlyObjectWrapper<@Nullable Card> card =
      new ReadOnlyObjectWrapper<>(this, "card");
  private @Nullable Recording chosenFor;
  private @Nullable Card ending;
  private @Nullable SessionState endingOf;
  private final ReadOnlyObjectWrapper<List<Fact>> facts =
      new ReadOnlyObjectWrapper<>(this, "facts", List.of());
  private final BooleanProperty looking = new SimpleBooleanProperty(this, "looking");
  private final BooleanProperty onWire = new SimpleBooleanProperty(this, "onWire");
  private final ReadOnlyBooleanWrapper layered = new ReadOnlyBooleanWrapper(this, "layered");
  private final ReadOnlyObjectWrapper<@Nullable Recording> recording =
      new ReadOnlyObjectWrapper<>(this, "recording");
  private final ReadOnlyLongWrapper beat = new ReadOnlyLongWrapper(this, "beat");
  private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper(this, "held");
  private final ReadOnlyBooleanWrapper unfolded = new ReadOnlyBooleanWrapper(this, "unfolded");
  private final BooleanProperty details = new SimpleBooleanProperty(this, "details");
  private final BooleanProperty inspecting = new SimpleBooleanProperty(this, "inspecting");
  private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);

  /// @param started hears the id of what is started here, to select it when it is known
  /// @param offer takes a string that is to be changed before it is used
  public SheetModel(
      Actions actions,
      WorkbenchModel workbench,
      LongConsumer started,
      BiConsumer<Side, String> offer,
      ZoneId zone) {
    this.actions = actions;
    this.workbench = workbench;
    this.started = started;
    this.offer = offer;
    this.zone = zone;
    composer = new ComposerModel(actions);
    listener = new ListenerModel(actions, zone);
    keeper = new KeeperModel(actions, workbench, started);
    trace = new TraceModel(actions, workbench, started);
    compare = new CompareModel(workbench, zone, onWire);
    replay = new ReplayModel(actions, workbench, zone);
    composer.modeProperty().subscribe(mode -> suggestReplay());
    details.subscribe(d -> refresh());
    inspecting.subscribe(i -> refresh());
    onWire.subscribe(on -> refresh());
    looking.subscribe(on -> refresh());
    workbench.clockProperty().subscribe(now -> clockMoved());
  }

  /// Shows this session from now on; null for none.
  public void show(@Nullable SessionModel next) {
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    session.set(next);
    details.set(false);
    onWire.set(false);
    looking.set(false);
    composer.show(next);
    listener.show(next);
    keeper.show(next);
    trace.show(next);
    compare.show(next);
    replay.show(next);
    suggestReplay();
    cutting.show(next);
    filter.show(next);
    chosenFor = null;
    refresh();
    if (next != null) {
      watching =
          Subscription.combine(
              next.stateProperty().subscribe((before, now) -> refresh()),
              next.cancellingProperty().subscribe((before, now) -> refresh()));
    }
  }

  private void suggestReplay() {
    if (composer.modeProperty().get() == SendMode.REPLAY) {
      replay.suggest();
    }
  }

  /// A clock that counts seconds moves with the workbench's.
  private void clockMoved() {
    SessionModel shown = session.get();
    if (shown != null && !running.get() && !shown.state().phase().isEnded()) {
      refresh();
    } else {
      keeper.refresh();
    }
  }

  /// Time has passed.
  public void tick() {
    refresh();
  }

  private void refresh() {
    SessionModel shown = session.get();
    SessionState state = shown == null ? null : shown.state();
    page.set(state != null && looks(state) ? SheetPage.CONNECTION : SheetPage.of(state));
    running.set(state != null && state.phase() == Phase.ATTEMPTING);
    live.set(state != null && state.phase().isConnected());
    keeper.refresh();
    if (shown == null || state == null) {
      showRecording(null);
      story.set(null);
      ending = null;
      card.set(null);
      facts.set(List.of());
      return;
    }
    long now = actions.now();
    word.set(shown.word());
    time.set(time(state, now));
    about.set(about(state));
    story.set(Story.of(state, now));
    unfolded.set(page.get() == SheetPage.ATTEMPT || details.get());
    showCard(state);
    held.set(state.readingHeld());
    facts.set(inspecting.get() ? Fact.of(state, now, zone) : List.of());
    composer.refresh();
    listener.refresh();
    trace.refresh();
    compare.refresh();
    replay.refresh();
    chooseFace(state);
    showRecording(state.recording());
    beat.set(beat.get() + 1);
  }

  /// Where nothing was said before it was over, one wants to see what passed on the wire.
  private void chooseFace(SessionState state) {
    Recording said = state.recording();
    boolean another = said != chosenFor;
    chosenFor = said;
    if (another && state.phase().isEnded() && said != null && said.extent().bytes() == 0) {
      onWire.set(said.below() != null);
    }
  }

  private void showRecording(@Nullable Recording said) {
    Recording below = said == null ? null : said.below();
    layered.set(below != null);
    recording.set(onWire.get() && below != null ? below : said);
  }

  /// An ended session's card does not change, so that its buttons stay what they were.
  private void showCard(SessionState state) {
    if (ending == null || endingOf != state) {
      ending =
          Card.of(
              state,
              workbench.sessions().stream().map(SessionModel::state).toList(),
              actions.catalog());
      endingOf = state;
    }
    Card ended = ending;
    card.set(ended != null && looks(state) ? ended.besideBytes() : ended);
  }

  /// Whether the bytes of an attempt that failed are looked at.
  private boolean looks(SessionState state) {
    return looking.get() && SheetPage.of(state) == SheetPage.ATTEMPT && state.recording() != null;
  }

  private String time(SessionState state, long now) {
    if (state.role() == Role.FILE) {
      return state.recording() == null ? "" : Times.dateAndTime(state.startedAt(), zone);
    }
    return switch (state.phase()) {
      case ATTEMPTING, FAILED, CANCELLED, TIMED_OUT -> "";
      case STOPPED, TRYING, KEPT, WAITING -> "";
      case LISTENING, STOPPING -> "since " + Times.timeOfDay(state.startedAt(), zone);
      case CLOSED -> "after " + Times.took(state.phaseNanos() - Story.end(state, now));
      default -> Times.clock(now - Story.end(state, now));
    };
  }

  private static String about(SessionState state) {
    return switch (SheetPage.of(state)) {
      case NONE, ATTEMPT, KEEPER -> state.masked();
      case LISTENER -> "on " + Words.address(state.local());
      case TRACE -> state.text();
      case CONNECTION ->
          state.role() == Role.FILE
              ? file(state)
              : "you " + Words.address(state.local()) + "  \u21C4  " + peer(state);
    };
  }

  private static String file(SessionState state) {
    String ends = SidebarLine.ends(state);
    return ends.isEmpty() ? SidebarLine.name(state) : ends + "   " + SidebarLine.name(state);
  }

  private static String peer(SessionState state) {
    String address = Words.address(state.peer());
    return state.peerProgram().isEmpty() ? address : address + "  " + state.peerProgram();
  }

  // What can be done with it.

  /// Cancels the attempt that is shown; nothing happens when there is none.
  public void cancel() {
    SessionModel shown = session.get();
    if (shown != null && shown.state().phase() == Phase.ATTEMPTING && !shown.isCancelling()) {
      shown.cancelRequested();
      actions.cancel(shown.id());
    }
  }

  /// Gives the attempt ten seconds more.
  public void push() {
    ifShown(shown -> actions.extend(shown.id(), PUSH));
  }

  public void finish() {
    ifShown(shown -> actions.finish(shown.id()));
  }

  public void close() {
    ifShown(shown -> actions.close(shown.id()));
  }

  public void reset() {
    ifShown(shown -> actions.abort(shown.id()));
  }

  /// Stops reading, so that the peer feels it, or goes on.
  public void toggleHold() {
    ifShown(shown -> actions.holdReading(shown.id(), !shown.state().readingHeld()));
  }

  /// Does the first thing its card offers: tries, connects or listens again. A keeper tries now.
  public void again() {
    if (keeper.again()) {
      return;
    }
    Card ended = ending;
    if (ended != null && !ended.next().isEmpty()) {
      take(ended.next().getFirst());
    }
  }

  /// Does what a button of a card offers.
  public void take(NextStep step) {
    if (step.verb() == NextStep.Verb.LOOK) {
      onWire.set(!looking.get());
      looking.set(!looking.get());
    } else if (step.verb() == NextStep.Verb.EDIT) {
      offer.accept(step.side(), step.text());
    } else if (step.verb() == NextStep.Verb.KEEP) {
      started.accept(actions.keep(step.text()));
    } else if (step.side() == Side.CLIENT) {
      started.accept(actions.connect(step.text()));
    } else {
      SessionModel shown = session.get();
      boolean again = shown != null && shown.state().role() == Role.LISTEN;
      started.accept(
          actions.listen(step.text(), again ? shown.state().responder() : Responder.HOLD));
    }
  }

  /// Connects to the listener that is shown.
  public void connectToIt() {
    ifShown(
        shown -> {
          clientString().ifPresent(client -> started.accept(actions.connect(client)));
        });
  }

  /// The string that connects to what is shown.
  public Optional<String> clientString() {
    SessionModel shown = session.get();
    return shown == null ? Optional.empty() : CopyAs.clientString(shown.state(), actions.catalog());
  }

  /// What is shown in other words.
  public List<CopyAs> copies() {
    SessionModel shown = session.get();
    return shown == null ? List.of() : CopyAs.of(shown.state(), actions.catalog());
  }

  /// Offers to connect to where what is shown is to be replayed.
  public void prepareReplay() {
    String where = replay.prepare();
    composer.replayNext();
    offer.accept(Side.CLIENT, where);
  }

  /// Selects another session.
  public void select(SessionModel other) {
    workbench.select(other);
  }

  public void close(SessionModel other) {
    actions.close(other.id());
  }

  /// The whole attempt and how it ended, as text.
  public String text() {
    SessionModel shown = session.get();
    if (shown == null) {
      return "";
    }
    SessionState state = shown.state();
    Card ended = ending;
    return state.masked()
        + " \u2013 "
        + word.get()
        + "\nstarted "
        + state.startedAt().atZone(zone).toLocalDateTime()
        + "\n\n"
        + Story.of(state, actions.now()).text()
        + (ended == null ? "" : "\n" + ended.text());
  }

  private void ifShown(Consumer<SessionModel> action) {
    SessionModel shown = session.get();
    if (shown != null) {
      action.accept(shown);
    }
  }

  // What it shows.

  public ComposerModel composer() {
    return composer;
  }

  public TraceModel trace() {
    return trace;
  }

  public ListenerModel listener() {
    return listener;
  }

  public KeeperModel keeper() {
    return keeper;
  }

  /// What was recorded, to be sent once more.
  public ReplayModel replay() {
    return replay;
  }

  /// What is compared with what is shown.
  public CompareModel compare() {
    return compare;
  }

  /// Which of the messages are shown.
  public FilterModel filter() {
    return filter;
  }

  /// What colours the messages.
  public ColoursModel colours() {
    return colours;
  }

  /// How the conversation is cut into messages.
  public CuttingModel cutting() {
    return cutting;
  }

  public ReadOnlyObjectProperty<@Nullable SessionModel> sessionProperty() {
    return session.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<SheetPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /// Whether a connection is shown that is not over: more bytes may come.
  public ReadOnlyBooleanProperty liveProperty() {
    return live.getReadOnlyProperty();
  }

  /// Whether an attempt is under way, so that its picture moves with time and [#tick] is wanted.
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// The state in words.
  public ReadOnlyStringProperty wordProperty() {
    return word.getReadOnlyProperty();
  }

  /// How long it has been open, or since when.
  public ReadOnlyStringProperty timeProperty() {
    return time.getReadOnlyProperty();
  }

  /// The addresses, or while there are none the endpoint string.
  public ReadOnlyStringProperty aboutProperty() {
    return about.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<@Nullable Story> storyProperty() {
    return story.getReadOnlyProperty();
  }

  /// How it ended; null while it has not.
  public ReadOnlyObjectProperty<@Nullable Card> cardProperty() {
    return card.getReadOnlyProperty();
  }

  /// Everything known, while the inspector is open.
  public ReadOnlyObjectProperty<List<Fact>> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /// What was said on the connection that is shown. Whether what passed on the wire is shown, where
  /// that is something else, and not what was said.
  public BooleanProperty onWireProperty() {
    return onWire;
  }

  /// Whether what passed on the wire is something else than what was said, and can be shown.
  public ReadOnlyBooleanProperty layeredProperty() {
    return layered.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<@Nullable Recording> recordingProperty() {
    return recording.getReadOnlyProperty();
  }

  /// Moves when figures that grow without a new state may be looked at again: with each tick and
  /// each new state.
  public ReadOnlyLongProperty beatProperty() {
    return beat.getReadOnlyProperty();
  }

  /// Whether reading is held.
  public ReadOnlyBooleanProperty heldProperty() {
    return held.getReadOnlyProperty();
  }

  /// Whether the race is shown below the ribbon.
  public ReadOnlyBooleanProperty unfoldedProperty() {
    return unfolded.getReadOnlyProperty();
  }

  /// Whether the user wants to see the race of a connection that is open.
  public BooleanProperty detailsProperty() {
    return details;
  }

  /// Whether the newest rows of a connection are shown as they come.
  public BooleanProperty followingProperty() {
    return following;
  }

  /// Whether the inspector is open.
  public BooleanProperty inspectingProperty() {
    return inspecting;
  }
}
