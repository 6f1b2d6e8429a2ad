package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.transport.CloseReason;
import java.util.Locale;

/// The few looks a state can have. Each is a glyph and a colour in the style sheet (class `state-`
/// and the name); the word beside it is [Words#state].
public enum Look {
  ATTEMPT("\u25CC"),
  LISTENING("\u25C9"),
  /// A keeper between two attempts.
  WAITING("\u21BB"),
  OPEN("\u25CF"),
  HALF("\u25D0"),
  CLOSED("\u25CB"),
  CANCELLED("\u2298"),
  GAVE_UP("\u29D7"),
  FAILED("\u2715");

  private final String glyph;

  Look(String glyph) {
    this.glyph = glyph;
  }

  public static Look of(SessionState state) {
    return switch (state.phase()) {
      case ATTEMPTING, TRYING -> ATTEMPT;
      case WAITING -> WAITING;
      case LISTENING -> LISTENING;
      case STOPPING -> state.role() == Role.LISTEN ? LISTENING : HALF;
      case OPEN, KEPT -> OPEN;
      case WE_FINISHED, PEER_FINISHED, CLOSING -> HALF;
      case STOPPED -> CLOSED;
      case CLOSED ->
          state.closeReason() == null || state.closeReason().orderly() ? CLOSED : lost(state);
      case CANCELLED -> CANCELLED;
      case FAILED -> FAILED;
      case TIMED_OUT -> GAVE_UP;
    };
  }

  /// We aborted it ourselves: nothing went wrong.
  private static Look lost(SessionState state) {
    return state.closeReason() instanceof CloseReason.Aborted ? CANCELLED : FAILED;
  }

  /// For text; nodes draw it as a shape.
  public String glyph() {
    return glyph;
  }

  public String styleClass() {
    return "state-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
