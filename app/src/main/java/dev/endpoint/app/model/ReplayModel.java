package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.Replay;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.FileRead;
import dev.endpoint.engine.session.SessionState.Role;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What was recorded, to be sent once more on the connection that is shown. FX thread only.
public final class ReplayModel {
  /// How fast.
  public enum Speed {
    RECORDED(1, "as recorded"),
    TWICE(2, "twice as fast"),
    TEN_TIMES(10, "ten times as fast"),
    AT_ONCE(Replay.AT_ONCE, "without pauses");

    private final double factor;
    private final String label;

    Speed(double factor, String label) {
      this.factor = factor;
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  private final Actions actions;
  private final WorkbenchModel workbench;
  private final ZoneId zone;
  private final ObjectProperty<@Nullable SessionModel> source =
      new SimpleObjectProperty<>(this, "source");
  private final ObjectProperty<Direction> direction =
      new SimpleObjectProperty<>(this, "direction", Direction.SENT);
  private final ObjectProperty<Speed> speed =
      new SimpleObjectProperty<>(this, "speed", Speed.RECORDED);
  private final BooleanProperty answered = new SimpleBooleanProperty(this, "answered", true);
  private final ReadOnlyBooleanWrapper some = new ReadOnlyBooleanWrapper(this, "some");
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
  private @Nullable SessionModel shown;
  private @Nullable SessionModel shownBefore;

  ReplayModel(Actions actions, WorkbenchModel workbench, ZoneId zone) {
    this.actions = actions;
    this.workbench = workbench;
    this.zone = zone;
    source.subscribe(chosen -> turn());
    direction.subscribe(chosen -> refresh());
  }

  void show(@Nullable SessionModel next) {
    if (shown != null && shown != next) {
      shownBefore = shown;
    }
    shown = next;
    turn();
  }

  /// Who was connected to says what a server said, and else what a client did.
  private void turn() {
    direction.set(isServer(shown) == isServer(source.get()) ? Direction.SENT : Direction.RECEIVED);
    refresh();
  }

  private static boolean isServer(@Nullable SessionModel session) {
    return session != null && isServer(session.state());
  }

  private static boolean isServer(SessionState state) {
    FileRead file = state.file();
    return state.role() == Role.ACCEPTED || file != null && file.accepted();
  }

  /// Chooses what was looked at before, or else the newest that says anything, unless something is
  /// chosen.
  void suggest() {
    if (source.get() == null) {
      Stream.concat(
              Stream.ofNullable(shownBefore),
              Recorded.all(workbench, shown, zone).stream().map(Recorded::session))
          .filter(each -> each != shown && hasBytes(each))
          .findFirst()
          .ifPresent(source::set);
    }
  }

  private boolean hasBytes(SessionModel session) {
    Recording recording = session.state().recording();
    return workbench.session(session.id()) == session
        && recording != null
        && recording.extent().bytes() > 0;
  }

  /// What is shown is to be replayed on another connection. Returns where to: never where it was
  /// recorded, unless somebody types that, but the same port on this computer.
  String prepare() {
    SessionModel recorded = shown;
    source.set(recorded);
    return "tcp:127.0.0.1:" + (recorded == null ? "" : port(recorded.state()));
  }

  /// Of the end that was connected to; empty where it has none.
  private static String port(SessionState state) {
    SocketAddress server = isServer(state) ? state.local() : state.peer();
    return server instanceof InetSocketAddress address ? String.valueOf(address.getPort()) : "";
  }

  void refresh() {
    SessionModel from = source.get();
    if (from != null && workbench.session(from.id()) != from) {
      source.set(null);
      return;
    }
    Recording recording = recording();
    some.set(recording != null && there(recording.extent()) > 0);
    words.set(
        recording == null
            ? ""
            : Words.bytes(there(recording.extent()))
                + (recording.below() == null
                    ? " to be sent"
                    : " to be sent, as said, not as on the wire"));
  }

  /// What is gone cannot be sent.
  private long there(Recording.Extent extent) {
    return extent.bytes(direction.get()) - extent.gone().bytes(direction.get());
  }

  private @Nullable Recording recording() {
    SessionModel from = source.get();
    return from == null ? null : from.state().recording();
  }

  /// Everything there is to choose from, the newest first.
  public List<Recorded> choices() {
    return Recorded.all(workbench, null, zone);
  }

  /// What the one is called that is chosen; empty while none is.
  public String sourceName() {
    SessionModel from = source.get();
    return from == null ? "" : SidebarLine.name(from.state());
  }

  /// Sends it on the connection that is shown. What comes back is then compared with what came back
  /// at that time.
  public void start() {
    refresh();
    SessionModel to = shown;
    SessionModel from = source.get();
    Recording recording = recording();
    if (to != null && from != null && recording != null && some.get()) {
      actions.replay(
          to.id(),
          new Replay(sourceName(), recording, direction.get(), speed.get().factor, answered.get()));
      if (from != to) {
        workbench.besideProperty().set(from);
      }
    }
  }

  /// What is replayed; null while nothing is chosen.
  public ObjectProperty<@Nullable SessionModel> sourceProperty() {
    return source;
  }

  /// Which of its streams.
  public ObjectProperty<Direction> directionProperty() {
    return direction;
  }

  public ObjectProperty<Speed> speedProperty() {
    return speed;
  }

  /// Whether to wait for as much of an answer as there was.
  public BooleanProperty answeredProperty() {
    return answered;
  }

  /// Whether there is anything to be sent.
  public ReadOnlyBooleanProperty someProperty() {
    return some.getReadOnlyProperty();
  }

  /// How much it is.
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }
}
