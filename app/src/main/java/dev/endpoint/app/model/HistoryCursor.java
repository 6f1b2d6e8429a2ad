package dev.endpoint.app.model;

import dev.endpoint.app.settings.HistoryEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A walk through the history that begins at what was typed and can come back to it.
final class HistoryCursor {
  private final List<HistoryEntry> history;
  private int place = -1;
  private @Nullable HistoryEntry typed;

  /// @param history the newest first
  HistoryCursor(List<HistoryEntry> history) {
    this.history = history;
  }

  /// Begins anew at the next step.
  void reset() {
    place = -1;
  }

  /// The entry before this one, or null at the oldest. Entries equal to what is shown are passed
  /// over.
  @Nullable HistoryEntry older(HistoryEntry shown) {
    if (place < 0) {
      typed = shown;
    }
    for (int next = place + 1; next < history.size(); next++) {
      if (!history.get(next).equals(shown)) {
        place = next;
        return history.get(next);
      }
    }
    return null;
  }

  /// The entry after this one, at the end what was typed, and null beyond that.
  @Nullable HistoryEntry newer(HistoryEntry shown) {
    while (place >= 0) {
      place--;
      HistoryEntry next = place < 0 ? typed : history.get(place);
      if (next != null && !next.equals(shown)) {
        return next;
      }
    }
    return null;
  }
}
