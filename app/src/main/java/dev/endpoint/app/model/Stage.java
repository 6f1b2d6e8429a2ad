package dev.endpoint.app.model;

/// One stage of an attempt on its ribbon.
///
/// @param name what it does, in a word: `resolve`
/// @param nanos how long it took, or has been running; 0 when it did not begin or is a moment
/// @param note what came of it: `4 addresses`; may be empty
public record Stage(String name, State state, long nanos, String note) {
  public enum State {
    /// Its turn has not come.
    WAITING("\u25CB", "waiting"),
    RUNNING("\u25CC", "running"),
    DONE("\u2713", "done"),
    FAILED("\u2715", "failed"),
    /// The attempt was called off while it ran.
    CANCELLED("\u2298", "cancelled"),
    /// The attempt ended before its turn came.
    SKIPPED("\u2013", "skipped");

    private final String glyph;
    private final String word;

    State(String glyph, String word) {
      this.glyph = glyph;
      this.word = word;
    }

    /// For text; nodes draw it as a shape.
    public String glyph() {
      return glyph;
    }

    public String word() {
      return word;
    }
  }

  /// How long it took or has been running, in words; empty when it did not begin.
  public String time() {
    return switch (state) {
      case WAITING, SKIPPED -> "";
      case RUNNING -> Times.running(nanos);
      case DONE -> nanos == 0 ? "" : Times.took(nanos);
      case FAILED, CANCELLED -> Times.took(nanos);
    };
  }

  /// For a screen reader, and for copied text: `resolve: done, 12 ms, 4 addresses`.
  public String words() {
    StringBuilder words = new StringBuilder(name).append(": ").append(state.word());
    if (!time().isEmpty()) {
      words.append(", ").append(time());
    }
    return note.isEmpty() ? words.toString() : words.append(", ").append(note).toString();
  }
}
