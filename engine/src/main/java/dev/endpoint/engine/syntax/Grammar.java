package dev.endpoint.engine.syntax;

import dev.endpoint.engine.syntax.Diagnostic.Suggestion;

/// What can be wrong with a string before anybody looks at what it says.
public final class Grammar {
  private Grammar() {}

  /// Takes a string apart and reports what is wrong with its quoting.
  public static Description read(String string, Findings findings) {
    DescriptionReader.Reading reading = DescriptionReader.read(Text.of(string));
    report(reading, findings);
    return reading.description();
  }

  /// The index of a bracket at the beginning of a value that is never closed, or -1. It is an
  /// ordinary character then, which is fine if the string makes sense so.
  public static int openBracket(Description description) {
    return DescriptionReader.read(description.text()).openGroup();
  }

  static void report(DescriptionReader.Reading reading, Findings findings) {
    int backslash = reading.danglingBackslash();
    if (backslash >= 0) {
      Text text = reading.description().text();
      findings.error(
          text.place(backslash),
          text.place(backslash + 1),
          "A backslash makes the next character ordinary, and there is none after this one. "
              + "For a real backslash write two.",
          new Suggestion("Remove the backslash", text.splice(backslash, backslash + 1, "")));
    }
  }
}
