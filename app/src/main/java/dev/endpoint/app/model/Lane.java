package dev.endpoint.app.model;

/// One address in the race, as a bar from its start to its end.
///
/// @param address as people write it
/// @param start nanoseconds after the race began; -1 while its turn has not come
/// @param end when it ended, or now; equal to `start` when it did not begin
/// @param word what became of it: `refused`
/// @param detail the failure's message and code, for a tooltip and for copied text; may be empty
public record Lane(String address, State state, long start, long end, String word, String detail) {
  public enum State {
    WAITING("\u25CB"),
    TRYING("\u25CC"),
    FAILED("\u2715"),
    /// Dropped because another address won, or because the attempt ended.
    DROPPED("\u2013"),
    WON("\u2713");

    private final String glyph;

    State(String glyph) {
      this.glyph = glyph;
    }

    /// For text; nodes draw it as a shape.
    public String glyph() {
      return glyph;
    }
  }

  public boolean started() {
    return start >= 0;
  }

  /// How long it took or has been tried; empty when it did not begin.
  public String time() {
    if (!started()) {
      return "";
    }
    return state == State.TRYING ? Times.running(end - start) : Times.took(end - start);
  }

  /// For a screen reader, and for copied text.
  public String words() {
    String words = address + ": " + word;
    return started() ? words + ", " + time() + " after starting at " + Times.took(start) : words;
  }
}
