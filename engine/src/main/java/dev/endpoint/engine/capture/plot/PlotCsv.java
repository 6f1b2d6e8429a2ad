package dev.endpoint.engine.capture.plot;

import dev.endpoint.engine.capture.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// A plot as comma-separated values (RFC 4180), a bucket a line, for spreadsheets and scripts. What
/// is not known of a bucket is empty, and not 0.
public final class PlotCsv {
  private static final long SECOND = 1_000_000_000;
  private static final double MILLI = 1e6;
  private static final String END = "\r\n";
  private static final List<String> OF_DIRECTION =
      List.of(
          "bytes",
          "bytes_per_s",
          "pieces",
          "piece_min",
          "piece_mean",
          "piece_max",
          "turns",
          "wait_min_ms",
          "wait_mean_ms",
          "wait_max_ms");

  private PlotCsv() {}

  /// @param epoch nanoseconds since 1970 at which reactor time was 0
  public static String of(Plot plot, long epoch) {
    StringBuilder text = new StringBuilder(head()).append(END);
    for (int i = 0; i < plot.buckets().size(); i++) {
      text.append(line(plot, i, epoch)).append(END);
    }
    return text.toString();
  }

  private static String head() {
    StringJoiner head = new StringJoiner(",").add("time").add("since_start_s").add("width_s");
    for (Direction direction : Direction.values()) {
      for (String column : OF_DIRECTION) {
        head.add(direction.name().toLowerCase(Locale.ROOT) + "_" + column);
      }
    }
    return head.toString();
  }

  private static String line(Plot plot, int bucket, long epoch) {
    long nanos = plot.start(bucket) + epoch;
    StringJoiner line =
        new StringJoiner(",")
            .add(
                Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                    .toString())
            .add(number((double) bucket * plot.width() / SECOND))
            .add(number((double) plot.width() / SECOND));
    for (Direction direction : Direction.values()) {
      add(line, plot, plot.buckets().get(bucket).of(direction));
    }
    return line.toString();
  }

  private static void add(StringJoiner line, Plot plot, Activity activity) {
    boolean pieces = activity.pieces() > 0;
    boolean turns = activity.turns() > 0;
    line.add(String.valueOf(activity.bytes()))
        .add(number(plot.rate(activity)))
        .add(String.valueOf(activity.pieces()))
        .add(pieces ? String.valueOf(activity.smallest()) : "")
        .add(pieces ? number(activity.meanSize()) : "")
        .add(pieces ? String.valueOf(activity.largest()) : "")
        .add(String.valueOf(activity.turns()))
        .add(turns ? number(activity.shortest() / MILLI) : "")
        .add(turns ? number(activity.meanWait() / MILLI) : "")
        .add(turns ? number(activity.longest() / MILLI) : "");
  }

  /// Without an exponent, and no more digits than it has.
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.9f", value);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
