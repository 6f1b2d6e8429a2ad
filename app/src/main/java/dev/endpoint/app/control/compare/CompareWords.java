package dev.endpoint.app.control.compare;

import dev.endpoint.app.control.stream.HexLayout;
import dev.endpoint.app.control.stream.Sizes;
import dev.endpoint.engine.capture.diff.Difference;
import dev.endpoint.engine.capture.diff.Stretch;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a comparison comes to, in words.
public final class CompareWords {
  /// What was inserted is found up to that length.
  private static final long REACH = 1 << 20;

  private CompareWords() {}

  /// How many differences there are, how far it has come, and which one is looked at.
  public static String state(Shot shot, boolean stopped) {
    if (shot.isEmpty()) {
      return "";
    }
    String read = String.format(Locale.ROOT, "%.0f %% compared", Math.floor(100 * shot.part()));
    String unfinished = shot.more() ? " \u00B7 " + (stopped ? "stopped, " + read : read) : "";
    String notice = shot.notice().isEmpty() ? "" : " \u00B7 " + shot.notice();
    return (shot.here() == null ? count(shot) : difference(shot)) + notice + unfinished;
  }

  private static String count(Shot shot) {
    if (shot.differences() == 0) {
      return shot.more() ? "No difference so far" : "No difference";
    }
    return shot.differences() == 1
        ? "1 difference"
        : Sizes.exact(shot.differences()) + " differences";
  }

  /// The difference that is looked at.
  static String difference(Shot shot) {
    Difference here = Objects.requireNonNull(shot.here());
    return "Difference "
        + Sizes.exact(here.number())
        + " of "
        + Sizes.exact(shot.differences())
        + ": "
        + extent(here.stretch());
  }

  private static String extent(Stretch stretch) {
    String far =
        stretch.cells() >= REACH ? ", more than is looked ahead for what was inserted" : "";
    if (stretch.rightLength() == 0) {
      return bytes(stretch.leftLength()) + " only on the left" + far;
    } else if (stretch.leftLength() == 0) {
      return bytes(stretch.rightLength()) + " only on the right" + far;
    }
    return stretch.leftLength() == stretch.rightLength()
        ? bytes(stretch.leftLength()) + " on both sides" + far
        : bytes(stretch.leftLength())
            + " on the left, "
            + Sizes.exact(stretch.rightLength())
            + " on the right"
            + far;
  }

  /// A number of bytes, exact while it can be read.
  public static String bytes(long count) {
    return count == 1 ? "1 byte" : Sizes.exact(count) + (count < 1_000_000 ? " bytes" : "");
  }

  /// Lines for the clipboard: those of the difference that are on the screen, or the one that is
  /// looked at.
  static String lines(Shot shot, int digits) {
    Difference here = shot.here();
    long from = here == null ? shot.at() : here.cell();
    long to = here == null ? from + 1 : from + here.stretch().cells();
    List<Line> lines =
        shot.lines().stream().filter(each -> each.cell() < to && from < each.end()).toList();
    String head = here == null ? "" : difference(shot) + "\n";
    return head + side(lines, true, "< ", digits) + side(lines, false, "> ", digits);
  }

  private static String side(List<Line> lines, boolean isLeft, String sign, int digits) {
    return lines.stream()
        .map(each -> each.half(isLeft))
        .filter(half -> half.kinds().length > 0 && !half.shown().isEmpty())
        .map(half -> sign + HexLayout.offset(half.offset(), digits) + "  " + half.shown() + "\n")
        .collect(Collectors.joining());
  }
}
