package dev.endpoint.app.control.stream;

import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Direction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Rows in words, for those who hear them.
final class Spoken {
  private Spoken() {}

  /// @param rule what colours it; null for nothing
  static String row(Row row, ColourRules.@Nullable Rule rule) {
    return rule == null ? row(row) : rule.colour().word() + " " + row(row);
  }

  private static String row(Row row) {
    Direction direction = row.stamp().direction();
    String who = direction == null ? "" : direction == Direction.SENT ? "sent" : "received";
    String size =
        direction != null && row.stamp().first()
            ? " " + Sizes.exact(row.stamp().size()) + " bytes"
            : "";
    String place =
        row instanceof HexRow bytes ? String.format(Locale.ROOT, " at 0x%X", bytes.offset()) : "";
    return who.isEmpty() ? row.spoken() : who + size + place + ": " + row.spoken();
  }
}
