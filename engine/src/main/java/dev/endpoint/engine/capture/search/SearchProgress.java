package dev.endpoint.engine.capture.search;

import org.jspecify.annotations.Nullable;

/// How far a search has got.
///
/// @param searched bytes from the beginning on of which all matches are known
/// @param total bytes that were recorded when this was asked
/// @param trouble why it failed, in words; else null
public record SearchProgress(State state, long searched, long total, @Nullable String trouble) {
  public enum State {
    RUNNING,
    /// All that was recorded when it last looked has been searched; it goes on with [Search#grew].
    DONE,
    CANCELLED,
    FAILED
  }
}
