package dev.endpoint.app.model;

import dev.endpoint.engine.syntax.Diagnostic.Suggestion;
import org.jspecify.annotations.Nullable;

/// The line below the endpoint bar.
///
/// @param fix what a button beside it offers, or null
public record BarMessage(Tone tone, String text, @Nullable Suggestion fix) {
  public enum Tone {
    /// What to type, or what is still to come.
    HINT,
    /// What will happen.
    EXPLAIN,
    /// It works, but look.
    WARNING,
    ERROR
  }
}
