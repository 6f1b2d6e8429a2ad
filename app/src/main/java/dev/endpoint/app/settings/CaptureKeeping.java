package dev.endpoint.app.settings;

import dev.endpoint.engine.capture.CaptureLimits;
import dev.endpoint.engine.capture.CaptureRetention;
import java.util.List;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Where captures are kept, how much is recorded, and how long that stays. Everywhere 0 is for no
/// limit. FX thread only.
public final class CaptureKeeping {
  private final StringProperty folder = new SimpleStringProperty(this, "captures.folder", "");
  private final LongProperty limit =
      new SimpleLongProperty(this, "captures.limit", CaptureLimits.standard().total());
  private final LongProperty part =
      new SimpleLongProperty(this, "captures.part", CaptureLimits.standard().part());
  private final LongProperty parts =
      new SimpleLongProperty(this, "captures.parts", CaptureLimits.standard().parts());
  private final LongProperty reserve =
      new SimpleLongProperty(this, "captures.reserve", CaptureLimits.standard().reserve());
  private final LongProperty days =
      new SimpleLongProperty(this, "captures.days", CaptureRetention.standard().age().toDays());
  private final LongProperty together =
      new SimpleLongProperty(this, "captures.together", CaptureRetention.standard().bytes());

  /// Where captures are kept; empty for the usual place.
  public StringProperty folderProperty() {
    return folder;
  }

  /// So many files of a recording are kept, the newest.
  public LongProperty partsProperty() {
    return parts;
  }

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
    return List.of(limit, part, parts, reserve, days, together);
  }
}
