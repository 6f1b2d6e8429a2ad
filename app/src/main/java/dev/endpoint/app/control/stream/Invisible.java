package dev.endpoint.app.control.stream;

import java.util.Arrays;

/// How much is shown of what one does not see in text. What could mislead is written out in any
/// case: controls, half line ends, marks of direction, what has no width, bytes that are no text.
public enum Invisible {
  HIDDEN("hidden", "Hidden, as in any text"),
  MARKED("marked", "Ends of lines and tabs marked"),
  ALL("all", "All marked, spaces and joiners too");

  private final String word;
  private final String words;

  Invisible(String word, String words) {
    this.word = word;
    this.words = words;
  }

  /// As in the settings.
  public String word() {
    return word;
  }

  /// What was written for one; the usual for anything else.
  public static Invisible of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word))
        .findFirst()
        .orElse(MARKED);
  }

  String words() {
    return words;
  }

  Invisible next() {
    return values()[(ordinal() + 1) % values().length];
  }
}
