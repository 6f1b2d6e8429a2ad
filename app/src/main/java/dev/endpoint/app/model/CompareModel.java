package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/// Which two streams are compared: one of what is shown, and one of something else or of the same
/// connection. FX thread only.
public final class CompareModel {
  /// A stream.
  ///
  /// @param name what its connection is called
  /// @param startedAt the time of day at `startedNanos`
  public record Stream(
      String name,
      Recording recording,
      Direction direction,
      Instant startedAt,
      long startedNanos) {}

  /// Both of them.
  public record Sides(Stream left, Stream right) {}

  private final WorkbenchModel workbench;
  private final ZoneId zone;
  private final ObservableBooleanValue onWire;
  private final ObjectProperty<Direction> left =
      new SimpleObjectProperty<>(this, "left", Direction.SENT);
  private final ObjectProperty<Direction> right =
      new SimpleObjectProperty<>(this, "right", Direction.RECEIVED);
  private final ReadOnlyObjectWrapper<@Nullable Sides> sides =
      new ReadOnlyObjectWrapper<>(this, "sides");
  private @Nullable SessionModel shown;

  /// @param onWire whether what passed on the wire is compared, where that is something else
  CompareModel(WorkbenchModel workbench, ZoneId zone, ObservableBooleanValue onWire) {
    this.workbench = workbench;
    this.zone = zone;
    this.onWire = onWire;
    onWire.subscribe((before, now) -> refresh());
    left.subscribe((before, now) -> refresh());
    right.subscribe((before, now) -> refresh());
    workbench.besideProperty().subscribe(this::besideChanged);
  }

  /// Who looks at what it was compared with goes on comparing the two, the other way round.
  void show(@Nullable SessionModel next) {
    SessionModel before = shown;
    shown = next;
    if (next != null && next == workbench.besideProperty().get() && before != next) {
      workbench.besideProperty().set(before);
    }
    refresh();
  }

  /// Of two connections one wants to know whether they were told the same; of one, whether what was
  /// sent came back.
  private void besideChanged(@Nullable SessionModel before, @Nullable SessionModel now) {
    if ((before == null) != (now == null)) {
      left.set(now == null ? Direction.SENT : Direction.RECEIVED);
      right.set(Direction.RECEIVED);
    }
    refresh();
  }

  void refresh() {
    Stream ours = stream(shown, left.get());
    SessionModel other = workbench.besideProperty().get();
    Stream theirs = stream(other == null ? shown : other, right.get());
    Sides next = ours == null || theirs == null ? null : new Sides(ours, theirs);
    if (next == null || !next.equals(sides.get())) {
      sides.set(next);
    }
  }

  private @Nullable Stream stream(@Nullable SessionModel session, Direction direction) {
    Recording said = session == null ? null : session.state().recording();
    Recording below = said == null || !onWire.get() ? null : said.below();
    return session == null || said == null
        ? null
        : new Stream(
            SidebarLine.name(session.state()) + (below == null ? "" : " on the wire"),
            below == null ? said : below,
            direction,
            session.state().startedAt(),
            session.state().startedNanos());
  }

  /// Everything there is to compare with, the newest first.
  public List<Recorded> choices() {
    return Recorded.all(workbench, shown, zone);
  }

  /// What it is called that is compared with.
  public String otherName() {
    SessionModel other = workbench.besideProperty().get();
    Sides now = sides.get();
    return other == null
        ? "this connection"
        : now == null ? SidebarLine.name(other.state()) : now.right().name();
  }

  /// What it is compared with; null for the same connection.
  public ObjectProperty<@Nullable SessionModel> otherProperty() {
    return workbench.besideProperty();
  }

  /// Which way the left stream went.
  public ObjectProperty<Direction> leftProperty() {
    return left;
  }

  public ObjectProperty<Direction> rightProperty() {
    return right;
  }

  /// What is compared; null while there is nothing.
  public ReadOnlyObjectProperty<@Nullable Sides> sidesProperty() {
    return sides.getReadOnlyProperty();
  }
}
