package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.search.PatternException;
import dev.endpoint.engine.capture.search.SearchPattern;
import java.nio.charset.StandardCharsets;

/// What to look for, as it was typed.
record Query(String text, Kind kind, boolean matchCase) {
  enum Kind {
    TEXT("Text", "Find text in the bytes"),
    HEX("Hex", "Find bytes in hex, as in 16 03 ?? 01"),
    REGEX("Regex", "Find a regular expression in the bytes");

    private final String words;
    private final String prompt;

    Kind(String words, String prompt) {
      this.words = words;
      this.prompt = prompt;
    }

    /// As shown to a person.
    String words() {
      return words;
    }

    /// What stands in an empty field.
    String prompt() {
      return prompt;
    }

    boolean hasCase() {
      return this != HEX;
    }
  }

  SearchPattern pattern() throws PatternException {
    return switch (kind) {
      case TEXT -> SearchPattern.text(text, StandardCharsets.UTF_8, matchCase);
      case HEX -> SearchPattern.hex(text);
      case REGEX -> SearchPattern.regex(text, StandardCharsets.UTF_8, matchCase);
    };
  }
}
