package dev.endpoint.app.control.plot;

import dev.endpoint.app.control.plot.Inks.Ink;
import dev.endpoint.engine.capture.plot.Plot;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// The times below the panels.
final class TimeAxis extends Region {
  private static final double HEIGHT = 20;
  private static final double SMALL = 11;

  private final Inks inks;
  private final Canvas canvas = new Canvas();
  private Frame frame = Frame.EMPTY;
  private TimeLabels labels;

  TimeAxis(Inks inks, TimeLabels labels) {
    this.inks = inks;
    this.labels = labels;
    getChildren().add(canvas);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  void show(Frame next, TimeLabels words) {
    frame = next;
    labels = words;
    draw();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(Math.max(0, Math.floor(getWidth())));
    canvas.setHeight(HEIGHT);
    draw();
  }

  void draw() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    Plot plot = frame.plot();
    double width = canvas.getWidth() - PlotPanel.LEFT - PlotPanel.RIGHT;
    if (plot == null || width <= 0) {
      return;
    }
    pen.setFont(Font.font(SMALL));
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setTextBaseline(VPos.CENTER);
    pen.setFill(inks.of(Ink.WORDS));
    long end = plot.start(plot.buckets().size());
    for (long tick : TimeTicks.of(plot.start(), end, frame.step(), frame.shift())) {
      double x = PlotPanel.LEFT + frame.at(tick, width);
      pen.fillText(labels.of(tick, frame.step()), Math.min(x, canvas.getWidth() - 34), HEIGHT / 2);
    }
  }
}
