package dev.endpoint.engine.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Which of the words that exist a person may have meant.
public final class Nearest {
  private static final int MAX_LENGTH = 40;

  private Nearest() {}

  /// The words that differ from the typed one by letter case, blanks around it, or at most two
  /// slips of a key; the nearest first.
  public static List<String> to(String typed, Collection<String> words) {
    String plain = typed.strip().toLowerCase(Locale.ROOT);
    if (plain.isEmpty() || plain.length() > MAX_LENGTH) {
      return List.of();
    }
    return words.stream()
        .filter(word -> near(plain, word.toLowerCase(Locale.ROOT)))
        .sorted(Comparator.comparingInt(word -> distance(plain, word.toLowerCase(Locale.ROOT))))
        .toList();
  }

  private static boolean near(String typed, String word) {
    int limit = Math.min(typed.length(), word.length()) <= 3 ? 1 : 2;
    boolean begun = typed.length() >= 3 && word.startsWith(typed);
    return begun || distance(typed, word) <= limit;
  }

  /// How many keys apart: one for a character missing, too many, wrong, or swapped with its
  /// neighbour.
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(d[i - 1][j - 1] + wrong, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
