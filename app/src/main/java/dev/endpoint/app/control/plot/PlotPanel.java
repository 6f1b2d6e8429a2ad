package dev.endpoint.app.control.plot;

import dev.endpoint.app.control.plot.Inks.Ink;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.plot.Activity;
import dev.endpoint.engine.capture.plot.Plot;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// One measure over time: what was sent above a line, what was received below it, so that they are
/// told apart by more than colour. Draws as many buckets as it is given; they are fewer than
/// pixels.
final class PlotPanel extends Region {
  /// Room for the values beside the axis.
  static final double LEFT = 76;

  static final double RIGHT = 16;
  private static final double LINE_APART = 34;
  private static final double SMALL = 11;
  private static final double HEAD_MARGIN = 2;
  private static final double BETWEEN = 16;

  private final Measure measure;
  private final Inks inks;
  private final Canvas canvas = new Canvas();
  private final Label title = new Label();
  private final Label sent = new Label();
  private final Label received = new Label();
  private final Label note = new Label();
  private Frame frame = Frame.EMPTY;

  PlotPanel(Measure measure, Inks inks) {
    this.measure = measure;
    this.inks = inks;
    getStyleClass().add("plot-panel");
    title.setText(measure.title());
    title.getStyleClass().add("plot-title");
    sent.getStyleClass().add("plot-sent");
    received.getStyleClass().add("plot-received");
    note.getStyleClass().add("plot-note");
    if (!measure.note().isEmpty()) {
      title.setTooltip(new Tooltip("Time " + measure.note()));
    }
    getChildren().addAll(title, sent, received, note, canvas);
    setMinSize(0, 0);
  }

  void show(Frame next) {
    frame = next;
    Plot plot = next.plot();
    if (plot != null) {
      sent.setText("\u25B8 " + words(plot, Direction.SENT));
      received.setText("\u25C2 " + words(plot, Direction.RECEIVED));
      note.setText(remark(plot));
    }
    draw();
  }

  private String words(Plot plot, Direction direction) {
    return frame.cursor() < 0
        ? measure.words(plot, direction)
        : measure.words(plot, direction, plot.buckets().get(frame.cursor()).of(direction));
  }

  /// Why there is nothing to see, or what one has to know.
  private String remark(Plot plot) {
    boolean none = !measure.isIn(plot.all().sent()) && !measure.isIn(plot.all().received());
    if (measure != Measure.WAIT || !none) {
      return measure.note();
    }
    boolean one = plot.all().sent().bytes() == 0 || plot.all().received().bytes() == 0;
    return one
        ? "Only one side has spoken here, so there is no answer to time."
        : "Nobody has answered the other here.";
  }

  @Override
  protected void layoutChildren() {
    double high = Math.ceil(title.prefHeight(-1));
    double end = getWidth() - RIGHT;
    double x = RIGHT;
    for (Label label : List.of(title, sent, received)) {
      double wide = Math.clamp(Math.ceil(label.prefWidth(-1)), 0, Math.max(0, end - x));
      label.resizeRelocate(x, HEAD_MARGIN, wide, high);
      x += wide + BETWEEN;
    }
    // The title's tooltip has it as well.
    note.resizeRelocate(x, HEAD_MARGIN, Math.max(0, end - x), high);
    note.setVisible(end - x >= Math.ceil(note.prefWidth(-1)));
    double top = high + 2 * HEAD_MARGIN;
    double width = Math.max(0, Math.floor(getWidth()));
    double height = Math.max(0, Math.floor(getHeight() - top));
    canvas.relocate(0, top);
    if (width != canvas.getWidth() || height != canvas.getHeight()) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      draw();
    }
  }

  void draw() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    Plot plot = frame.plot();
    double width = canvas.getWidth() - LEFT - RIGHT;
    double height = canvas.getHeight();
    if (plot == null || width <= 0 || height < 8) {
      return;
    }
    double up = high(plot, Direction.SENT);
    double down = high(plot, Direction.RECEIVED);
    double base =
        up == 0 && down == 0 ? height - 1 : up == 0 ? 1 : down == 0 ? height - 1 : height / 2;
    base = Math.round(base) - 0.5;
    double room = up == 0 || down == 0 ? height - 8 : height / 2 - 7;
    Scale scale = Scale.upTo(Math.max(up, down), (int) Math.clamp(room / LINE_APART, 1, 5));
    pen.save();
    pen.translate(LEFT, 0);
    chosen(pen, width, height);
    grid(pen, scale, base, room, width, up > 0 || down == 0, down > 0);
    bars(pen, plot, Direction.SENT, scale, base, -room, width);
    bars(pen, plot, Direction.RECEIVED, scale, base, room, width);
    pen.setFill(inks.of(Ink.BASE));
    pen.fillRect(0, base - 0.5, width, 1);
    unread(pen, plot, width, height);
    cursor(pen, width, height);
    pen.restore();
  }

  private double high(Plot plot, Direction direction) {
    double high = 0;
    for (Plot.Bucket bucket : plot.buckets()) {
      Activity activity = bucket.of(direction);
      if (measure.isIn(activity)) {
        high = Math.max(high, measure.high(plot, activity));
      }
    }
    return high;
  }

  private void grid(
      GraphicsContext pen,
      Scale scale,
      double base,
      double room,
      double width,
      boolean above,
      boolean below) {
    pen.setFont(Font.font(SMALL));
    pen.setTextAlign(TextAlignment.RIGHT);
    pen.setTextBaseline(VPos.CENTER);
    Plot plot = frame.plot();
    if (plot != null) {
      long end = plot.start(plot.buckets().size());
      pen.setFill(inks.of(Ink.GRID));
      for (long tick : TimeTicks.of(plot.start(), end, frame.step(), frame.shift())) {
        pen.fillRect(Math.round(frame.at(tick, width)), 0, 1, canvas.getHeight());
      }
    }
    for (double tick : scale.ticks()) {
      double away = scale.part(tick) * room;
      if (above) {
        line(pen, base - away, tick, width);
      }
      if (below && (tick > 0 || !above)) {
        line(pen, base + away, tick, width);
      }
    }
  }

  private void line(GraphicsContext pen, double y, double value, double width) {
    pen.setFill(inks.of(Ink.GRID));
    pen.fillRect(0, Math.round(y - 0.5), width, 1);
    pen.setFill(inks.of(Ink.WORDS));
    double middle = Math.clamp(y, SMALL / 2, Math.max(SMALL / 2, canvas.getHeight() - SMALL / 2));
    pen.fillText(value == 0 ? "0" : measure.value(value), -8, middle, LEFT - 10);
  }

  private void bars(
      GraphicsContext pen,
      Plot plot,
      Direction direction,
      Scale scale,
      double base,
      double room,
      double width) {
    boolean out = direction == Direction.SENT;
    for (int i = 0; i < plot.buckets().size(); i++) {
      Activity activity = plot.buckets().get(i).of(direction);
      if (!measure.isIn(activity)) {
        continue;
      }
      double x = Math.floor(frame.x(i, width));
      double wide = Math.max(1, Math.floor(frame.x(i + 1, width)) - x);
      double high = scale.part(measure.high(plot, activity)) * room;
      if (measure == Measure.RATE) {
        pen.setFill(inks.of(out ? Ink.SENT : Ink.RECEIVED));
        bar(pen, x, wide, base, base + high);
        continue;
      }
      double low = scale.part(measure.low(plot, activity)) * room;
      double mean = base + scale.part(measure.mean(plot, activity)) * room;
      double mark = Math.max(3, wide);
      pen.setFill(inks.of(out ? Ink.SENT_RANGE : Ink.RECEIVED_RANGE));
      bar(pen, x, wide, base + low, base + high);
      pen.setFill(inks.of(out ? Ink.SENT : Ink.RECEIVED));
      pen.fillRect(x - Math.floor((mark - wide) / 2), Math.round(mean) - 1, mark, 3);
    }
  }

  /// One pixel high at least: what is there is seen.
  private static void bar(GraphicsContext pen, double x, double wide, double from, double to) {
    double top = Math.min(from, to);
    double high = Math.abs(to - from);
    pen.fillRect(
        x, high < 1 ? Math.floor(top) - (to < from ? 1 : 0) : top, wide, Math.max(1, high));
  }

  private void unread(GraphicsContext pen, Plot plot, double width, double height) {
    double from = Math.clamp(frame.at(frame.latest(), width), 0, width);
    if (frame.latest() < plot.start(plot.buckets().size() - 1)) {
      pen.setFill(inks.of(Ink.UNREAD));
      pen.fillRect(from, 0, width - from, height);
    }
  }

  private void chosen(GraphicsContext pen, double width, double height) {
    if (frame.dragged() >= 0 && frame.cursor() >= 0) {
      double from = frame.x(Math.min(frame.dragged(), frame.cursor()), width);
      double to = frame.x(Math.max(frame.dragged(), frame.cursor()) + 1, width);
      pen.setFill(inks.of(Ink.CHOSEN));
      pen.fillRect(from, 0, to - from, height);
    }
  }

  private void cursor(GraphicsContext pen, double width, double height) {
    if (frame.cursor() >= 0) {
      double middle = (frame.x(frame.cursor(), width) + frame.x(frame.cursor() + 1, width)) / 2;
      pen.setFill(inks.of(Ink.CURSOR));
      pen.fillRect(Math.round(middle - 0.5), 0, 1, height);
    }
  }

  /// What it tells, for those who hear it.
  String spoken() {
    return measure.title() + ": " + plain(sent) + "; " + plain(received);
  }

  private static String plain(Label label) {
    return label.getText().replaceAll("^[^\\p{L}\\d]+", "");
  }
}
