package dev.endpoint.engine.syntax;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// Lists and times in sentences.
public final class Words {
  private Words() {}

  /// `tcp, tcp4 and tcp6`.
  public static String list(List<String> words, String last) {
    int size = words.size();
    return switch (size) {
      case 0 -> "none";
      case 1 -> words.getFirst();
      default -> String.join(", ", words.subList(0, size - 1)) + " " + last + " " + words.getLast();
    };
  }

  /// `30 s`, `1.5 s`, `250 ms`.
  public static String time(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      return BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros().toPlainString() + " ms";
    }
    return BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
  }
}
