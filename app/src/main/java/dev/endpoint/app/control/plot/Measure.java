package dev.endpoint.app.control.plot;

import dev.endpoint.app.control.stream.Sizes;
import dev.endpoint.engine.capture.ByteCount;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.plot.Activity;
import dev.endpoint.engine.capture.plot.Plot;
import java.util.Locale;

/// What is plotted: each a panel of its own.
enum Measure {
  RATE("Bytes a second", "") {
    @Override
    boolean isIn(Activity activity) {
      return activity.bytes() > 0;
    }

    @Override
    double low(Plot plot, Activity activity) {
      return 0;
    }

    @Override
    double mean(Plot plot, Activity activity) {
      return plot.rate(activity);
    }

    @Override
    double high(Plot plot, Activity activity) {
      return plot.rate(activity);
    }

    @Override
    String value(double value) {
      return size(value) + "/s";
    }

    @Override
    String words(Plot plot, Direction direction, Activity activity) {
      return word(direction) + " " + size(activity.bytes()) + ", " + value(plot.rate(activity));
    }

    @Override
    String words(Plot plot, Direction direction) {
      double peak =
          plot.buckets().stream()
              .mapToDouble(each -> plot.rate(each.of(direction)))
              .max()
              .orElse(0);
      return word(direction)
          + " "
          + size(plot.all().of(direction).bytes())
          + ", up to "
          + value(peak);
    }
  },
  WAIT(
      "Wait for an answer",
      "from the last byte one way to the first byte back; no round trip where both talk at once") {
    @Override
    boolean isIn(Activity activity) {
      return activity.turns() > 0;
    }

    @Override
    double low(Plot plot, Activity activity) {
      return activity.shortest();
    }

    @Override
    double mean(Plot plot, Activity activity) {
      return activity.meanWait();
    }

    @Override
    double high(Plot plot, Activity activity) {
      return activity.longest();
    }

    @Override
    String value(double value) {
      return time(value);
    }

    @Override
    String words(Plot plot, Direction direction, Activity activity) {
      String what = word(direction);
      return activity.turns() == 0
          ? "None " + what.toLowerCase(Locale.ROOT)
          : what + " after " + spread(plot, activity) + times(activity.turns());
    }

    private String times(long turns) {
      return turns == 1 ? "" : " \u00D7" + Sizes.exact(turns);
    }
  },
  SIZE("Bytes in a read or write", "") {
    @Override
    boolean isIn(Activity activity) {
      return activity.pieces() > 0;
    }

    @Override
    double low(Plot plot, Activity activity) {
      return activity.smallest();
    }

    @Override
    double mean(Plot plot, Activity activity) {
      return activity.meanSize();
    }

    @Override
    double high(Plot plot, Activity activity) {
      return activity.largest();
    }

    @Override
    String value(double value) {
      return size(value);
    }

    @Override
    String words(Plot plot, Direction direction, Activity activity) {
      String one = direction == Direction.SENT ? "write" : "read";
      long pieces = activity.pieces();
      return pieces == 0
          ? "No " + one
          : Sizes.exact(pieces)
              + " "
              + one
              + (pieces == 1 ? "" : "s")
              + " of "
              + spread(plot, activity);
    }
  };

  private static final double MICRO = 1e3;
  private static final double MILLI = 1e6;
  private static final double SECOND = 1e9;

  private final String title;
  private final String note;

  Measure(String title, String note) {
    this.title = title;
    this.note = note;
  }

  String title() {
    return title;
  }

  /// What one has to know of it.
  String note() {
    return note;
  }

  /// Whether there is anything to draw.
  abstract boolean isIn(Activity activity);

  abstract double low(Plot plot, Activity activity);

  abstract double mean(Plot plot, Activity activity);

  abstract double high(Plot plot, Activity activity);

  /// A value with its unit.
  abstract String value(double value);

  /// One bucket of a direction.
  abstract String words(Plot plot, Direction direction, Activity activity);

  /// All of a direction.
  String words(Plot plot, Direction direction) {
    return words(plot, direction, plot.all().of(direction));
  }

  final String spread(Plot plot, Activity activity) {
    double low = low(plot, activity);
    double high = high(plot, activity);
    return low == high
        ? value(high)
        : value(mean(plot, activity)) + " (" + value(low) + " \u2013 " + value(high) + ")";
  }

  private static String word(Direction direction) {
    return direction == Direction.SENT ? "Sent" : "Received";
  }

  private static String size(double bytes) {
    return ByteCount.words(Math.round(bytes));
  }

  /// A length of time, with three digits.
  static String time(double nanos) {
    return nanos < MICRO
        ? Math.round(nanos) + " ns"
        : nanos < MILLI
            ? digits(nanos / MICRO) + " \u00B5s"
            : nanos < SECOND
                ? digits(nanos / MILLI) + " ms"
                : nanos < 120 * SECOND
                    ? digits(nanos / SECOND) + " s"
                    : nanos < 7200 * SECOND
                        ? digits(nanos / (60 * SECOND)) + " min"
                        : digits(nanos / (3600 * SECOND)) + " h";
  }

  private static String digits(double value) {
    String text =
        String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
