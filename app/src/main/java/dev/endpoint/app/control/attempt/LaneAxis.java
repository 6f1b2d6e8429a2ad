package dev.endpoint.app.control.attempt;

import dev.endpoint.app.model.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The labels of the time axis, below the lanes.
final class LaneAxis extends Region {
  private static final double END = 11;
  private static final double GAP = 8;

  private final List<Label> labels = new ArrayList<>();
  private @Nullable TimeAxis axis;

  LaneAxis() {
    getStyleClass().add("lane-axis");
  }

  void show(TimeAxis now) {
    if (now.equals(axis)) {
      return;
    }
    axis = now;
    labels.clear();
    for (TimeAxis.Tick tick : now.ticks()) {
      Label label = new Label(tick.label());
      label.getStyleClass().add("lane-tick");
      labels.add(label);
    }
    getChildren().setAll(labels);
  }

  @Override
  protected double computePrefHeight(double width) {
    return labels.isEmpty() ? 0 : labels.getFirst().prefHeight(-1);
  }

  /// Labels that would touch the one before them are left out.
  @Override
  protected void layoutChildren() {
    if (axis == null) {
      return;
    }
    double room = getWidth() - END;
    double free = 0;
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      double width = label.prefWidth(-1);
      double centre = axis.place(axis.ticks().get(i).nanos()) * room;
      double x = i == 0 ? 0 : Math.min(centre - width / 2, getWidth() - width);
      label.setVisible(x >= free);
      if (x >= free) {
        label.resizeRelocate(snapPositionX(x), 0, width, label.prefHeight(-1));
        free = x + width + GAP;
      }
    }
  }
}
