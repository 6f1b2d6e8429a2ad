package dev.endpoint.app.control.attempt;

import dev.endpoint.app.model.Lane;
import dev.endpoint.app.model.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One address's bar on the time axis, with the axis' lines behind it and a mark where it ended.
final class LaneTrack extends Region {
  private static final double HEIGHT = 24;
  private static final double THICKNESS = 6;
  private static final double SHORTEST = 3;
  private static final double MARK = 11;

  private final Region bar = new Region();
  private final Region mark = new Region();
  private final List<Region> lines = new ArrayList<>();
  private @Nullable Lane lane;
  private @Nullable TimeAxis axis;

  LaneTrack() {
    getStyleClass().add("lane-track");
    bar.getStyleClass().add("lane-bar");
    mark.getStyleClass().add("lane-mark");
    getChildren().addAll(bar, mark);
    setMinWidth(60);
    setPrefHeight(HEIGHT);
    setMinHeight(HEIGHT);
  }

  void show(Lane now, TimeAxis along) {
    boolean restyle = lane == null || lane.state() != now.state();
    boolean moved = !along.equals(axis);
    lane = now;
    axis = along;
    if (restyle) {
      getStyleClass().setAll("lane-track", "lane-" + now.state().name().toLowerCase(Locale.ROOT));
    }
    bar.setVisible(now.started());
    mark.setVisible(now.started() && now.state() != Lane.State.TRYING);
    if (moved) {
      drawLines(along);
    }
    requestLayout();
  }

  private void drawLines(TimeAxis along) {
    getChildren().removeAll(lines);
    lines.clear();
    for (int i = 0; i < along.ticks().size(); i++) {
      Region line = new Region();
      line.getStyleClass().add("lane-line");
      lines.add(line);
    }
    getChildren().addAll(0, lines);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 240;
  }

  @Override
  protected void layoutChildren() {
    if (lane == null || axis == null) {
      return;
    }
    double room = getWidth() - MARK;
    for (int i = 0; i < lines.size(); i++) {
      double x = snapPositionX(axis.place(axis.ticks().get(i).nanos()) * room);
      lines.get(i).resizeRelocate(x, 0, 1, getHeight());
    }
    double from = axis.place(Math.max(0, lane.start())) * room;
    double to = Math.max(from + SHORTEST, axis.place(lane.end()) * room);
    double middle = getHeight() / 2;
    bar.resizeRelocate(from, snapPositionY(middle - THICKNESS / 2), to - from, THICKNESS);
    mark.resizeRelocate(to - 1, snapPositionY(middle - MARK / 2), MARK, MARK);
  }
}
