package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.List;

/// A command line as a shell takes it apart: quotes group, a backslash takes the next character as
/// it is, one at the end of a line joins lines. Nothing is expanded.
final class ShellWords {
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;

  private ShellWords() {}

  static List<String> of(String text) {
    ShellWords shell = new ShellWords();
    shell.read(text);
    return shell.words;
  }

  private void read(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        i++;
        add(text.charAt(i));
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        begun = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        end();
      } else {
        word.append(c);
        begun = true;
      }
    }
    end();
  }

  private void add(char quoted) {
    if (quoted != '\n') {
      word.append(quoted);
      begun = true;
    }
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
    }
    word.setLength(0);
    begun = false;
  }
}
