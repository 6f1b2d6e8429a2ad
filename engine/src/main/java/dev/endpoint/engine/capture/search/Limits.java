package dev.endpoint.engine.capture.search;

/// How much is done at once; smaller in tests, so that every border is met.
///
/// @param most matches of each direction that are kept
/// @param room bytes of one direction that are scanned at once; stays near the processor, and is
///   several times as long as the longest match and pattern
/// @param smallestPart bytes a worker takes at least
/// @param largestPart bytes a worker takes at most
/// @param regexPart bytes it takes for a regular expression, whose matches should not have to wait
/// @param longest bytes of a regular expression's match at most
/// @param looks how often an expression may look at bytes before some places are decided: each byte
///   of a stretch, each as often as a match can be long, and more
record Limits(
    int most,
    int room,
    long smallestPart,
    long largestPart,
    long regexPart,
    int longest,
    long looks) {
  static final Limits USUAL =
      new Limits(
          Search.MOST,
          256 * 1024,
          4L << 20,
          16L << 20,
          4L << 20,
          SearchPattern.LONGEST_REGEX,
          2_000_000_000L);
}
