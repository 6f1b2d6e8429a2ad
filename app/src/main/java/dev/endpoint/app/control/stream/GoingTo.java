package dev.endpoint.app.control.stream;

import dev.endpoint.app.bridge.Doorbell;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Going to a byte or a time of a stream view.
final class GoingTo implements GoToBar.Actions {
  private final StreamView view;
  private final Executor background;
  private final Executor fx;
  private final GoToBar bar = new GoToBar(this, "Sent", "Received");
  private final Doorbell typed;

  /// @param background reads where that is
  GoingTo(StreamView view, Executor background, Executor fx) {
    this.view = view;
    this.background = background;
    this.fx = fx;
    typed = new Doorbell(fx, this::look);
  }

  GoToBar bar() {
    return bar;
  }

  /// Asks where to go.
  void open() {
    bar.setVisible(true);
    refresh();
    bar.focus();
  }

  /// Another recording or lane is shown.
  void refresh() {
    Direction shown = view.getLane().direction();
    Direction counted = shown == null ? directionHere() : shown;
    bar.count(counted == Direction.SENT, shown == null);
  }

  /// That of the caret's row, or of the first one that has one.
  private Direction directionHere() {
    RowsPane lead = view.panes().lead();
    Row caret = lead.caretRow();
    Direction here = caret == null ? null : caret.stamp().direction();
    for (Row row : lead.page().rows()) {
      here = here == null ? row.stamp().direction() : here;
    }
    return here == null ? Direction.RECEIVED : here;
  }

  private Direction direction() {
    return bar.isFirst() ? Direction.SENT : Direction.RECEIVED;
  }

  @Override
  public void typed() {
    typed.ring();
  }

  private boolean look() {
    if (bar.isVisible()) {
      read(bar::show);
    }
    return false;
  }

  private void read(Consumer<Goal> then) {
    Recording recording = view.getRecording();
    String text = bar.text();
    if (recording == null || text.isBlank()) {
      then.accept(Goal.NOT_ASKED);
      return;
    }
    GoalReader reader =
        new GoalReader(recording, direction(), here(), view.getWallClockOrigin(), view.zone());
    background.execute(
        () -> {
          Goal goal = read(reader, text);
          // What was typed meanwhile will have its own.
          fx.execute(() -> answer(text, goal, then));
        });
  }

  private static Goal read(GoalReader reader, String text) {
    try {
      return reader.read(text);
    } catch (IOException e) {
      return Goal.nowhere("The recording cannot be read: " + e.getMessage());
    }
  }

  private void answer(String text, Goal goal, Consumer<Goal> then) {
    if (text.equals(bar.text())) {
      then.accept(goal);
    }
  }

  /// Goes to a byte of one direction, and selects it.
  void to(Direction direction, long offset) {
    Recording recording = view.getRecording();
    if (recording != null) {
      background.execute(
          () -> {
            Goal goal = byteOf(recording, direction, offset);
            fx.execute(() -> show(recording, goal));
          });
    }
  }

  private static Goal byteOf(Recording recording, Direction direction, long offset) {
    try {
      return Goal.to(OwnOffset.place(recording, direction, offset), "byte " + offset);
    } catch (IOException e) {
      return Goal.nowhere("The recording cannot be read: " + e.getMessage());
    }
  }

  private void show(Recording from, Goal goal) {
    Place place = goal.place();
    if (from != view.getRecording()) {
      return;
    } else if (place == null) {
      view.say(goal.words());
    } else {
      show(place);
    }
  }

  private void show(Place place) {
    view.panes().select(Selection.at(place));
    view.panes().go(new Request.Show(place));
  }

  private Place here() {
    Place caret = view.panes().selection().caret();
    Page page = view.panes().lead().page();
    return caret != null ? caret : page.isEmpty() ? new Place(0, 0) : page.top();
  }

  @Override
  public void go() {
    read(this::go);
  }

  private void go(Goal goal) {
    bar.show(goal);
    Place place = goal.place();
    if (place == null || goal == Goal.NOT_ASKED) {
      return;
    }
    close();
    if (goal == Goal.END) {
      view.goToEnd();
    } else {
      show(place);
    }
  }

  @Override
  public void close() {
    bar.setVisible(false);
    view.requestFocus();
  }
}
