package dev.endpoint.app.control.compare;

import dev.endpoint.app.bridge.Doorbell;
import dev.endpoint.app.control.stream.GoToBar;
import dev.endpoint.app.control.stream.Goal;
import dev.endpoint.app.control.stream.GoalReader;
import dev.endpoint.app.control.stream.OwnOffset;
import dev.endpoint.app.control.stream.Place;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Going to a byte or a time of one of the streams of a comparison.
final class CompareGoTo implements GoToBar.Actions {
  private final CompareView view;
  private final Executor background;
  private final Executor fx;
  private final GoToBar bar = new GoToBar(this, "Left", "Right");
  private final Doorbell typed;

  /// @param background reads where that is
  CompareGoTo(CompareView view, Executor background, Executor fx) {
    this.view = view;
    this.background = background;
    this.fx = fx;
    typed = new Doorbell(fx, this::look);
  }

  /// What was typed, where that is, and the move there.
  private record Answer(Goal goal, @Nullable Go move) {}

  GoToBar bar() {
    return bar;
  }

  void open() {
    bar.setVisible(true);
    typed();
    bar.focus();
  }

  @Override
  public void typed() {
    typed.ring();
  }

  private boolean look() {
    if (bar.isVisible()) {
      read(answer -> bar.show(answer.goal()));
    }
    return false;
  }

  private void read(Consumer<Answer> then) {
    CompareView.Pair pair = view.pairProperty().get();
    String text = bar.text();
    if (pair == null || text.isBlank()) {
      then.accept(new Answer(Goal.NOT_ASKED, null));
      return;
    }
    boolean isLeft = bar.isFirst();
    CompareView.Stream stream = isLeft ? pair.left() : pair.right();
    long here = view.offset(isLeft);
    background.execute(
        () -> {
          Answer answer = answer(stream, isLeft, here, text);
          // What was typed meanwhile will have its own.
          fx.execute(
              () -> {
                if (text.equals(bar.text()) && isLeft == bar.isFirst()) {
                  then.accept(answer);
                }
              });
        });
  }

  private static Answer answer(CompareView.Stream stream, boolean isLeft, long here, String text) {
    try {
      Recording recording = stream.recording();
      Direction direction = stream.direction();
      Place caret = place(recording, direction, here);
      Goal goal =
          new GoalReader(recording, direction, caret, stream.clock(), ZoneId.systemDefault())
              .read(text);
      Place place = goal.place();
      Go move =
          place == null
              ? null
              : goal == Goal.END
                  ? new Go.End()
                  : new Go.Byte(isLeft, OwnOffset.of(place, recording, direction));
      return new Answer(goal, move);
    } catch (IOException e) {
      return new Answer(Goal.nowhere("The recording cannot be read: " + e.getMessage()), null);
    }
  }

  private static Place place(Recording recording, Direction direction, long offset)
      throws IOException {
    return offset >= recording.extent().bytes(direction)
        ? new Place(recording.extent().records(), 0)
        : OwnOffset.place(recording, direction, offset);
  }

  @Override
  public void go() {
    read(this::go);
  }

  private void go(Answer answer) {
    bar.show(answer.goal());
    Go move = answer.move();
    if (move != null) {
      close();
      view.go(move);
    }
  }

  @Override
  public void close() {
    bar.setVisible(false);
    view.requestFocus();
  }
}
