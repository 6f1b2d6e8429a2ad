package dev.endpoint.engine.capture.search;

/// Looks through the bytes of one direction, part by part. One thread.
interface Scan {
  /// How many bytes from before the first part it needs.
  int lookBack();

  /// Forgets all parts before; the next byte is the one at `own`, after what [#lookBack] asked for.
  void begin(long own);

  /// Finds what can be decided, and drops from the strand what is not needed any more.
  void scan(Strand strand, Found found);

  /// Finds in addition what stands if nothing comes after this; the strand stays as it is.
  void last(Strand strand, Found found);

  static Scan of(SearchPattern pattern, Limits limits, CancelCheck check) {
    return switch (pattern) {
      case BytePattern bytes -> new ByteScan(bytes);
      case RegexPattern regex -> new RegexScan(regex, limits, check);
    };
  }

  /// Asked now and then by a scan that takes long.
  interface CancelCheck {
    /// @throws java.util.concurrent.CancellationException to leave the scan
    void check();
  }
}
