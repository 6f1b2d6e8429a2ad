package dev.endpoint.engine.capture.search;

import java.util.regex.Matcher;

/// Looks for a regular expression. Whether a match begins at a place, and where it ends, is decided
/// by [SearchPattern#LONGEST_REGEX] bytes from there on, whichever way the data is cut; what stands
/// before is seen too, as far as [#CONTEXT] bytes. A place with less behind it is decided later, or
/// by [#last].
final class RegexScan implements Scan {
  private static final int CONTEXT = 256;

  private final int context;
  private final int longest;

  /// Places looked at in one go.
  private final int stretch;

  private final ByteText text;
  private final Matcher matcher;
  private long next;

  RegexScan(RegexPattern pattern, Limits limits, CancelCheck check) {
    longest = limits.longest();
    context = Math.min(CONTEXT, longest);
    stretch = 4 * longest;
    text = new ByteText(check, limits.looks());
    matcher = pattern.pattern.matcher(text);
    matcher.useTransparentBounds(true);
    matcher.useAnchoringBounds(false);
  }

  @Override
  public int lookBack() {
    return context;
  }

  @Override
  public void begin(long own) {
    next = own;
  }

  @Override
  public void scan(Strand strand, Found found) {
    int decidable = strand.length() - longest + 1;
    int at = Math.toIntExact(next - strand.own(0));
    if (at < decidable) {
      at = scan(strand, at, decidable, found);
      next = strand.own(at);
    }
    strand.drop(Math.max(0, at - context));
  }

  @Override
  public void last(Strand strand, Found found) {
    int at = Math.toIntExact(next - strand.own(0));
    if (at < strand.length()) {
      scan(strand, at, strand.length(), found);
    }
  }

  /// Decides the places from `from` to before `until`; returns the one to go on with.
  private int scan(Strand strand, int from, int until, Found found) {
    int at = from;
    while (at < until) {
      int end = Math.min(until, at + stretch);
      text.set(strand.data, Math.min(strand.length(), end + longest - 1));
      matcher.region(at, text.length());
      if (!matcher.find() || matcher.start() >= end) {
        at = end;
      } else if (matcher.end() == matcher.start()) {
        at = matcher.start() + 1;
      } else {
        at = take(strand, matcher.start(), found);
      }
    }
    return at;
  }

  /// Looks again at a place where a match may begin, with exactly the bytes that decide it.
  private int take(Strand strand, int start, Found found) {
    int end = Math.min(strand.length(), start + longest);
    text.set(strand.data, end);
    matcher.region(start, end);
    boolean matches = matcher.lookingAt() && matcher.end() > start;
    boolean cut = end < strand.length() || end == start + longest;
    if (!matches || cut && matcher.requireEnd()) {
      return start + 1;
    }
    found.add(strand, start, matcher.end() - start);
    return matcher.end();
  }
}
