package dev.endpoint.engine.capture;

/// How much recordings may take. Where that is reached a recording stops, visibly, and the
/// conversation goes on. A figure of 0 is no limit.
///
/// @param total so many bytes the file of one recording has at most
/// @param reserve so many bytes stay free on the disk
public record CaptureLimits(long total, long reserve) {
  public static final CaptureLimits NONE = new CaptureLimits(0, 0);

  public CaptureLimits {
    if (total < 0 || reserve < 0) {
      throw new IllegalArgumentException("a limit is not negative");
    }
  }

  /// Files of any size, and 256 MB left free.
  public static CaptureLimits standard() {
    return new CaptureLimits(0, 256_000_000);
  }
}
