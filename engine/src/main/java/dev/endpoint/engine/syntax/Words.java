package dev.endpoint.engine.syntax;

import java.util.List;

/// Lists in sentences.
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
}
