package dev.endpoint.app.settings;

import dev.endpoint.engine.capture.CaptureLimits;
import dev.endpoint.engine.capture.CaptureRetention;
import java.util.List;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;

/// How much is recorded, and how long it is kept. Everywhere 0 is for no limit. FX thread only.
public final class CaptureKeeping {
  private final LongProperty limit =
      new SimpleLongProperty(this, "captures.limit", CaptureLimits.standard().total());
  private final LongProperty part =
      new SimpleLongProperty(this, "captures.part", CaptureLimits.standard().part());
  private final LongProperty reserve =
      new SimpleLongProperty(this, "captures.reserve", CaptureLimits.standard().reserve());
  private final LongProperty days =
      new SimpleLongProperty(this, "captures.days", CaptureRetention.standard().age().toDays());
  private final LongProperty together =
      new SimpleLongProperty(this, "captures.together", CaptureRetention.standard().bytes());

  /// Bytes at which a recording goes on in a next file.
  public LongProperty partProperty() {
    return part;
  }

  /// Bytes that one recording takes at most.
  public LongProperty limitProperty() {
    return limit;
  }

  /// Bytes that recordings leave free on the disk.
  public LongProperty reserveProperty() {
    return reserve;
  }

  /// After so many days a capture is removed.
  public LongProperty daysProperty() {
    return days;
  }

  /// Bytes that all captures take together at most; the oldest go first.
  public LongProperty togetherProperty() {
    return together;
  }

  List<LongProperty> figures() {
    return List.of(limit, part, reserve, days, together);
  }
}
