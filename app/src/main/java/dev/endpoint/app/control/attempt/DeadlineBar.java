package dev.endpoint.app.control.attempt;

import dev.endpoint.app.model.Deadline;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// How much of an attempt's time is used, as a bar that fills.
public final class DeadlineBar extends Region {
  private static final double THICKNESS = 6;

  private final Region fill = new Region();
  private double fraction;

  public DeadlineBar() {
    getStyleClass().add("deadline-bar");
    fill.getStyleClass().add("deadline-fill");
    getChildren().add(fill);
    setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    setMinHeight(THICKNESS);
    setPrefHeight(THICKNESS);
    setMaxHeight(THICKNESS);
  }

  public void show(Deadline deadline) {
    fraction = deadline.fraction();
    setAccessibleText("time used: " + deadline.words());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    fill.resizeRelocate(0, 0, getWidth() * fraction, getHeight());
  }
}
