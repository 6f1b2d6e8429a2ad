package dev.endpoint.engine.syntax;

import org.jspecify.annotations.Nullable;

/// Something to say about an endpoint string, with its place in the text.
///
/// @param start index of the first character it is about
/// @param end index after the last one; equal to `start` for something missing there
/// @param message one or two plain sentences
/// @param suggestion a mended string to offer, or null
public record Diagnostic(
    Severity severity, int start, int end, String message, @Nullable Suggestion suggestion) {
  public enum Severity {
    ERROR,
    WARNING
  }

  /// @param label what a button that applies it says: `Use tcp:8080`
  /// @param text the whole mended string
  public record Suggestion(String label, String text) {}

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
