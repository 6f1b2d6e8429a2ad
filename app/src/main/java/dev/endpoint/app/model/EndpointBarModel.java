package dev.endpoint.app.model;

import dev.endpoint.app.settings.HistoryEntry;
import dev.endpoint.app.settings.Settings;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.syntax.Completion;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Diagnostic.Suggestion;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.syntax.ValueSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The address bar. Like a browser's it shows the string of what is selected, keeps what was typed
/// over it for each session apart, and starts something new from what was typed. FX thread only.
public final class EndpointBarModel {
  private final Actions actions;
  private final WorkbenchModel workbench;
  private final Settings settings;
  private final CompletionModel completions = new CompletionModel();
  private final HistoryCursor history;
  private final Drafts drafts;
  private final FileLook files;

  private final ObjectProperty<Side> side = new SimpleObjectProperty<>(this, "side", Side.CLIENT);
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final IntegerProperty caret = new SimpleIntegerProperty(this, "caret", 0);
  private final ReadOnlyObjectWrapper<EndpointText> reading;
  private final ReadOnlyObjectWrapper<BarMessage> message;
  private final ReadOnlyIntegerWrapper offers = new ReadOnlyIntegerWrapper(this, "offers");
  private final ReadOnlyObjectWrapper<List<Diagnostic>> marks =
      new ReadOnlyObjectWrapper<>(this, "marks", List.of());
  private final ReadOnlyObjectWrapper<Primary> primary =
      new ReadOnlyObjectWrapper<>(this, "primary", Primary.CONNECT);
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready");

  /// Whether what stands in the bar has been started, so that it is no draft any more.
  private boolean used;

  /// A session that was started here and is not known yet, or 0.
  private long startedId;

  /// Whether the text is being changed by the program, so that no completion pops up.
  private boolean quiet;

  /// Whether the text was edited and its caret has not followed yet.
  private boolean typed;

  /// Whether the list of completions is open, or would be if there were any.
  private boolean expecting;

  private ValueSource values = ValueSource.NONE;

  public EndpointBarModel(Actions actions, WorkbenchModel workbench, Settings settings) {
    this.actions = actions;
    this.workbench = workbench;
    this.settings = settings;
    history = new HistoryCursor(settings.history());
    drafts = new Drafts(workbench);
    files = new FileLook(actions, () -> readingProperty().get(), this::looked);
    reading = new ReadOnlyObjectWrapper<>(this, "reading", read());
    message = new ReadOnlyObjectWrapper<>(this, "message", reading.get().message());
    text.subscribe(now -> edited());
    caret.subscribe(now -> caretMoved());
    side.subscribe(s -> reread());
    completions.openProperty().subscribe(open -> refreshMessage());
    workbench.selectedProperty().subscribe(this::selected);
    workbench.revisionProperty().subscribe(revision -> refresh());
  }

  private EndpointText read() {
    return EndpointText.glance(actions.catalog(), side.get(), text.get());
  }

  private void looked(EndpointText seen) {
    reading.set(seen);
    refreshMessage();
    refresh();
  }

  /// Where files are looked into; without it that is done at once.
  ///
  /// @param fx runs tasks on the FX thread
  public void lookOn(Executor background, Executor fx) {
    files.on(background, fx);
  }

  private void edited() {
    reread();
    typed = !quiet;
    if (typed) {
      takeForClient();
    }
    closeCompletions();
    if (typed) {
      history.reset();
    }
  }

  /// What was typed where a listener is expected, but can only be an address to connect to, is
  /// taken for one. Never the other way: a listener may let others in, so that is said by the user.
  private void takeForClient() {
    if (side.get() == Side.SERVER
        && !reading.get().ok()
        && actions.catalog().glance(Side.CLIENT, text.get()).ok()) {
      side.set(Side.CLIENT);
    }
  }

  /// The caret follows an edit, so this is the moment to look where one could go on.
  private void caretMoved() {
    if (typed) {
      typed = false;
      complete();
    }
  }

  private void reread() {
    if (!reading.get().isOf(side.get(), text.get())) {
      reading.set(read());
      files.look();
    }
    refreshMessage();
    refresh();
  }

  /// While the list of completions offers to finish a word, its being unfinished is no error.
  private void refreshMessage() {
    BarMessage says = reading.get().message();
    boolean early = completions.isOpen() && reading.get().isUnfinished();
    message.set(early ? new BarMessage(BarMessage.Tone.HINT, says.text(), null) : says);
    marks.set(early ? List.of() : reading.get().diagnostics());
  }

  /// Opens the list of ways to go on, if there are any. Returns whether there are.
  public boolean complete() {
    int at = Math.clamp(caret.get(), 0, text.get().length());
    completions.show(actions.catalog().complete(side.get(), text.get(), at, values));
    expecting = true;
    return completions.isOpen();
  }

  private void closeCompletions() {
    completions.close();
    expecting = false;
  }

  /// More is known now of the values that were asked for last.
  public void valuesFound() {
    if (expecting && completions.chosen() == null) {
      complete();
    }
  }

  /// Who knows values of arguments, such as the files there are.
  public void know(ValueSource known) {
    values = known;
  }

  /// The field got or lost the focus; without it there is nothing to complete.
  public void focused(boolean focused) {
    if (!focused) {
      closeCompletions();
    }
  }

  private void refresh() {
    Primary start = Primary.start(side.get(), reading.get().exposed());
    primary.set(startedId != 0 ? Primary.CANCEL : whileShown(start));
    ready.set(primary.get().starts() ? reading.get().ok() : !primary.get().isWaiting());
  }

  private Primary whileShown(Primary start) {
    SessionModel session = workbench.selected();
    return session == null || isEdited() ? start : Primary.end(session, start);
  }

  /// Whether the bar holds something else than the string of what is selected.
  private boolean isEdited() {
    return !shown().equals(Drafts.original(workbench.selected(), side.get()));
  }

  private HistoryEntry shown() {
    return new HistoryEntry(side.get(), text.get());
  }

  private void selected(@Nullable SessionModel session) {
    HistoryEntry next = drafts.turn(session, shown(), used);
    used = false;
    if (next != null) {
      set(next);
    }
  }

  private void set(HistoryEntry entry) {
    quiet = true;
    side.set(entry.side());
    text.set(entry.text());
    quiet = false;
    caret.set(entry.text().length());
    refresh();
  }

  /// Enter: takes the completion the user marked, else starts what the text says. It never ends
  /// anything. Returns false when there is nothing to do it with: the bar is empty and nothing is
  /// selected.
  public boolean enter() {
    if (completions.chosen() != null) {
      accept();
      return true;
    }
    closeCompletions();
    if (!isUnderWay() && startedId == 0) {
      start();
    }
    return workbench.selected() != null || !text.get().isBlank();
  }

  /// Whether the bar shows an attempt, a keeper or a listener that is up: a second one would be a
  /// mistake.
  private boolean isUnderWay() {
    SessionModel session = workbench.selected();
    if (session == null || isEdited()) {
      return false;
    }
    Phase phase = session.state().phase();
    return phase == Phase.ATTEMPTING
        || phase == Phase.LISTENING
        || phase == Phase.STOPPING
        || phase.isKeeping();
  }

  /// Alt+Enter: listens on the text whatever the role was.
  public void enterAsListener() {
    side.set(Side.SERVER);
    closeCompletions();
    start();
  }

  /// Shift+Enter: keeps a connection to what the text says, whatever the role was.
  public void enterAndKeep() {
    side.set(Side.CLIENT);
    closeCompletions();
    if (!isUnderWay() && startedId == 0) {
      start(actions::keep);
    }
  }

  /// The primary button.
  public void press() {
    closeCompletions();
    SessionModel session = workbench.selected();
    switch (primary.get()) {
      case CONNECT, LISTEN, LISTEN_ON_NETWORK -> start();
      case CANCEL -> actions.cancel(startedId != 0 || session == null ? startedId : session.id());
      case CLOSE -> actions.close(Objects.requireNonNull(session).id());
      case STOP -> actions.stop(Objects.requireNonNull(session).id(), StopMode.LEAVE);
      case CANCELLING, CLOSING, STOPPING -> {}
    }
    refresh();
  }

  private void start() {
    start(
        side.get() == Side.CLIENT
            ? actions::connect
            : string -> actions.listen(string, Responder.HOLD));
  }

  private void start(ToLongFunction<String> how) {
    if (!reading.get().ok()) {
      return;
    }
    settings.used(new HistoryEntry(side.get(), actions.catalog().mask(text.get())));
    used = true;
    begin(how.applyAsLong(text.get()));
  }

  /// Selects what was started as soon as it is known.
  public void begin(long id) {
    startedId = id;
    refresh();
    workbench.whenKnown(
        id,
        session -> {
          startedId = 0;
          workbench.select(session);
        });
  }

  /// Tab: takes the marked completion or what is suggested instead of an error. Returns whether
  /// there was one.
  public boolean tab() {
    if (completions.marked() != null) {
      accept();
      return true;
    }
    return message.get().tone() == BarMessage.Tone.ERROR && fix();
  }

  /// Takes the marked completion and looks how to go on from there.
  public void accept() {
    Completion completion = completions.marked();
    if (completion == null) {
      return;
    }
    String now = text.get();
    String head = now.substring(0, completion.start()) + completion.replacement();
    set(new HistoryEntry(side.get(), head + now.substring(completion.end())));
    caret.set(head.length());
    complete();
  }

  /// Applies what the line below the bar suggests. Returns whether it suggested anything.
  public boolean fix() {
    Suggestion fix = message.get().fix();
    if (fix == null) {
      return false;
    }
    set(new HistoryEntry(side.get(), fix.text()));
    return true;
  }

  /// Up: the completion above, or the string used before. The key is always taken.
  public boolean up() {
    if (completions.isOpen()) {
      completions.move(-1);
    } else {
      walk(history.older(shown()));
    }
    return true;
  }

  /// Down: the completion below, or back to the strings used later. The key is always taken.
  public boolean down() {
    if (completions.isOpen()) {
      completions.move(1);
    } else {
      walk(history.newer(shown()));
    }
    return true;
  }

  /// Which side the text is meant for.
  public void role(Side role) {
    closeCompletions();
    side.set(role);
    refresh();
  }

  private void walk(@Nullable HistoryEntry entry) {
    if (entry != null) {
      set(entry);
    }
  }

  /// Escape: closes the completions, else cancels the attempt, else takes back what was typed over
  /// the selected session's string. Returns whether it did any of these.
  public boolean escape() {
    if (completions.isOpen()) {
      closeCompletions();
      return true;
    }
    expecting = false;
    if (cancelAttempt()) {
      return true;
    }
    SessionModel session = workbench.selected();
    if (session != null && isEdited()) {
      set(Drafts.original(session, side.get()));
      return true;
    }
    return false;
  }

  /// Cancels the selected attempt, stops the selected keeper unless it is connected, or cancels one
  /// started here that is not known yet. Returns whether there was one.
  public boolean cancelAttempt() {
    SessionModel session = workbench.selected();
    if (startedId != 0) {
      actions.cancel(startedId);
      return true;
    }
    if (session == null || !isTried(session.state().phase())) {
      return false;
    }
    actions.cancel(session.id());
    refresh();
    return true;
  }

  private static boolean isTried(Phase phase) {
    return phase == Phase.ATTEMPTING || phase == Phase.TRYING || phase == Phase.WAITING;
  }

  /// An empty bar that belongs to no session.
  public void startAnew() {
    workbench.select(null);
    offer(Side.CLIENT, "");
  }

  /// Puts a string in the bar for the user to go on with.
  public void offer(Side role, String string) {
    set(new HistoryEntry(role, string));
    offers.set(offers.get() + 1);
  }

  /// Changes with each string that the user is to go on with.
  public ReadOnlyIntegerProperty offersProperty() {
    return offers.getReadOnlyProperty();
  }

  /// Takes the string that the form made of this one.
  void rewrite(String string) {
    closeCompletions();
    history.reset();
    set(new HistoryEntry(side.get(), string));
  }

  /// What is to be underlined in the text.
  public ReadOnlyObjectProperty<List<Diagnostic>> marksProperty() {
    return marks.getReadOnlyProperty();
  }

  /// The line below the bar.
  public ReadOnlyObjectProperty<BarMessage> messageProperty() {
    return message.getReadOnlyProperty();
  }

  public ObjectProperty<Side> sideProperty() {
    return side;
  }

  public StringProperty textProperty() {
    return text;
  }

  /// Where the caret stands; the field and the model both move it.
  public IntegerProperty caretProperty() {
    return caret;
  }

  /// What there is to say about the text.
  public ReadOnlyObjectProperty<EndpointText> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Primary> primaryProperty() {
    return primary.getReadOnlyProperty();
  }

  /// Whether the primary button can be pressed.
  public ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  public CompletionModel completions() {
    return completions;
  }
}
