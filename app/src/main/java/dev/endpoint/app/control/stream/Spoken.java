package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;

/// Rows in words, for those who hear them.
final class Spoken {
  private Spoken() {}

  static String row(Row row) {
    Direction direction = row.stamp().direction();
    String who = direction == null ? "" : direction == Direction.SENT ? "sent" : "received";
    String size =
        direction != null && row.stamp().first()
            ? " " + Sizes.exact(row.stamp().size()) + " bytes"
            : "";
    return who.isEmpty() ? row.spoken() : who + size + ": " + row.spoken();
  }
}
