package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.search.PatternException;
import dev.endpoint.engine.capture.search.SearchProgress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a search stands, in words.
///
/// @param tone how they are meant
public record FindStatus(String words, Tone tone) {
  public enum Tone {
    CALM,
    /// It was looked for and is not there.
    ABSENT,
    /// It cannot be looked for.
    WRONG
  }

  public static final FindStatus NOTHING = new FindStatus("", Tone.CALM);

  /// @param text what was typed
  public static FindStatus wrong(PatternException e, String text) {
    return new FindStatus(where(e, text) + e.getMessage(), Tone.WRONG);
  }

  /// As everywhere in the window, counted as people count; nothing where all of it is meant.
  private static String where(PatternException e, String text) {
    if (e.start() == 0 && e.end() >= text.length()) {
      return "";
    }
    int first = text.codePointCount(0, Math.min(e.start(), text.length())) + 1;
    return "At " + first + ": ";
  }

  public static FindStatus failed(String trouble) {
    return new FindStatus(trouble, Tone.WRONG);
  }

  /// @param number which match one is at, from 1 on; 0 if at none
  /// @param count how many there are
  /// @param progress while it is of interest, else null
  /// @param note what else there is to say, or empty
  public static FindStatus counting(
      long number, long count, @Nullable SearchProgress progress, String note) {
    String searching = progress == null ? "" : searching(progress);
    if (count == 0) {
      return progress == null
          ? new FindStatus("not found", Tone.ABSENT)
          : new FindStatus(searching, Tone.CALM);
    }
    String found =
        number == 0
            ? String.format(Locale.ROOT, "%,d found", count)
            : String.format(Locale.ROOT, "%,d of %,d", number, count);
    return new FindStatus(joined(joined(found, note), searching), Tone.CALM);
  }

  private static String searching(SearchProgress progress) {
    long percent = progress.total() == 0 ? 0 : progress.searched() * 100 / progress.total();
    return "searching " + percent + " %";
  }

  private static String joined(String words, String more) {
    return more.isEmpty() ? words : words + " \u00B7 " + more;
  }
}
