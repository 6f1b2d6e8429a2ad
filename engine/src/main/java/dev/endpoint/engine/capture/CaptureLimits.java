package dev.endpoint.engine.capture;

/// How much recordings may take. Where that is reached a recording stops, visibly, and the
/// conversation goes on. A figure of 0 is no limit.
///
/// @param total so many bytes the files of one recording have at most
/// @param reserve so many bytes stay free on the disk
/// @param part at so many bytes a recording goes on in a next file
/// @param parts so many files of a recording are kept, the newest
public record CaptureLimits(long total, long reserve, long part, long parts) {
  public static final CaptureLimits NONE = new CaptureLimits(0, 0);

  /// With recordings of one file each.
  public CaptureLimits(long total, long reserve) {
    this(total, reserve, 0, 0);
  }

  /// With all the files of a recording.
  public CaptureLimits(long total, long reserve, long part) {
    this(total, reserve, part, 0);
  }

  public CaptureLimits {
    if (total < 0 || reserve < 0 || part < 0 || parts < 0) {
      throw new IllegalArgumentException("a limit is not negative");
    }
  }

  /// Recordings of any size, in parts of 1 GB, and 256 MB left free.
  public static CaptureLimits standard() {
    return new CaptureLimits(0, 256_000_000, 1_000_000_000);
  }
}
