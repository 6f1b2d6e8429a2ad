package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;
import org.jspecify.annotations.Nullable;

/// What fills the sheet.
public enum SheetPage {
  /// Nothing is selected.
  NONE,
  /// An attempt, while it runs and for ever after it came to nothing.
  ATTEMPT,
  /// A connection that is, or was, open.
  CONNECTION,
  /// A listener that is, or was, up.
  LISTENER,
  /// A keeper of which there is no attempt to look at.
  KEEPER,
  /// A trace that another program made: its streams, to choose from.
  TRACE;

  static SheetPage of(@Nullable SessionState state) {
    if (state == null) {
      return NONE;
    }
    return switch (state.phase()) {
      case ATTEMPTING, FAILED, CANCELLED, TIMED_OUT -> ATTEMPT;
      default ->
          switch (state.role()) {
            case LISTEN -> LISTENER;
            case KEEP -> KEEPER;
            case CONNECT, ACCEPTED -> CONNECTION;
            case FILE -> state.recording() == null ? TRACE : CONNECTION;
          };
    };
  }
}
