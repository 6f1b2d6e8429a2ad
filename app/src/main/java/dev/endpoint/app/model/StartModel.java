package dev.endpoint.app.model;

import dev.endpoint.app.settings.Settings;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.syntax.Side;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/// The start page: three ways to begin. It is there until a connection has been open once, and
/// again when asked for.
public final class StartModel {
  static final String ECHO_LISTENER = "tcp:0:interface=127.0.0.1";
  static final String GREETING = "Hello, wire!\r\n";

  private static final int LONGEST_ENDPOINT = 300;

  private final Actions actions;
  private final WorkbenchModel workbench;
  private final EndpointBarModel bar;
  private final Settings settings;
  private final BooleanProperty asked = new SimpleBooleanProperty(this, "asked");
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
  private final ReadOnlyBooleanWrapper blank = new ReadOnlyBooleanWrapper(this, "blank");
  private final ReadOnlyStringWrapper clipboard = new ReadOnlyStringWrapper(this, "clipboard", "");

  public StartModel(
      Actions actions, WorkbenchModel workbench, EndpointBarModel bar, Settings settings) {
    this.actions = actions;
    this.workbench = workbench;
    this.bar = bar;
    this.settings = settings;
    workbench.selectedProperty().subscribe(session -> asked.set(asked.get() && session == null));
    workbench
        .succeededProperty()
        .subscribe(
            done ->
                settings
                    .startPageDoneProperty()
                    .set(settings.startPageDoneProperty().get() || done));
    var nothing = workbench.selectedProperty().isNull();
    var wanted = asked.or(settings.startPageDoneProperty().not());
    shown.bind(nothing.and(wanted));
    blank.bind(nothing.and(wanted.not()));
  }

  /// Shows the page again.
  public void ask() {
    workbench.select(null);
    asked.set(true);
  }

  /// Starts an echo listener that only this computer reaches, connects to it and says something.
  public void tryHere() {
    long listener = actions.listen(ECHO_LISTENER, Responder.ECHO);
    workbench.whenKnown(listener, session -> once(session, Phase.LISTENING, this::connectTo));
  }

  private void connectTo(SessionState listener) {
    long id = actions.connect("tcp:" + Words.address(listener.local()));
    bar.begin(id);
    workbench.whenKnown(
        id,
        session ->
            once(
                session,
                Phase.OPEN,
                state -> actions.send(id, GREETING.getBytes(StandardCharsets.UTF_8))));
  }

  /// Runs the action when the session reaches the phase. If it ends before, it is selected, so that
  /// its story is seen.
  private void once(SessionModel session, Phase phase, Consumer<SessionState> action) {
    Subscription[] watching = {Subscription.EMPTY};
    Consumer<SessionState> look =
        state -> {
          if (state.phase() == phase) {
            watching[0].unsubscribe();
            action.accept(state);
          } else if (state.phase().isEnded()) {
            watching[0].unsubscribe();
            workbench.select(session);
          }
        };
    if (session.state().phase() == phase || session.state().phase().isEnded()) {
      look.accept(session.state());
    } else {
      watching[0] = session.stateProperty().subscribe(look);
    }
  }

  /// Enter in the empty address bar.
  public void enter() {
    if (shown.get()) {
      tryHere();
    }
  }

  public void listen() {
    bar.offer(Side.SERVER, "tcp:8080:interface=127.0.0.1");
  }

  public void connect() {
    bar.offer(Side.CLIENT, "");
  }

  /// Offers what is on the clipboard if it is an endpoint, or can be read as one.
  public void clipboardHolds(String content) {
    String text = content.strip();
    boolean possible =
        !text.isEmpty() && text.length() <= LONGEST_ENDPOINT && text.indexOf(':') > 0;
    clipboard.set(possible && usable(text) ? text : "");
  }

  private boolean usable(String text) {
    return text.lines().count() == 1 && actions.catalog().glance(Side.CLIENT, text).ok();
  }

  public void useClipboard() {
    bar.offer(Side.CLIENT, clipboard.get());
  }

  public boolean isShown() {
    return shown.get();
  }

  public ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// Nothing is selected and the start page has served its purpose.
  public boolean isBlank() {
    return blank.get();
  }

  public ReadOnlyBooleanProperty blankProperty() {
    return blank.getReadOnlyProperty();
  }

  /// An endpoint string found on the clipboard, or empty.
  public String getClipboard() {
    return clipboard.get();
  }

  public ReadOnlyStringProperty clipboardProperty() {
    return clipboard.getReadOnlyProperty();
  }
}
