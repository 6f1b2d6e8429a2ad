package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.transport.Addresses;

/// What a row of the sidebar says about a session.
///
/// @param name the endpoint string; for an accepted connection its peer, for a keeper's attempt its
///   number
/// @param detail the state in words, with what matters in that state
/// @param ends who talked to whom, where the name does not say it; empty where it does
/// @param cancel what its cross does: calls an attempt off, or the trying; empty when it has none
public record SidebarLine(String name, String detail, String ends, String cancel) {
  /// @param now reactor time
  public static SidebarLine of(SessionModel session, long now) {
    SessionState state = session.state();
    return new SidebarLine(name(state), detail(session, now), ends(state), cancel(session));
  }

  /// What a session is called.
  static String name(SessionState state) {
    if (state.number() > 0) {
      return "attempt " + state.number();
    }
    return switch (state.role()) {
      case CONNECT, KEEP, LISTEN -> state.masked();
      case ACCEPTED -> Words.address(state.peer());
      case FILE -> file(state);
    };
  }

  /// A file is called what it is called; streams of one only differ in their ends.
  private static String file(SessionState state) {
    return state.parent() == 0 || state.local() == null
        ? Words.fileName(state)
        : Words.address(state.local()) + " \u2192 " + Words.address(state.peer());
  }

  /// Who talked to whom in a capture that was opened; its file's name does not tell.
  static String ends(SessionState state) {
    return state.role() == Role.FILE && state.parent() == 0 && state.peer() != null
        ? Addresses.text(state.local()) + "  \u21C4  " + Addresses.text(state.peer())
        : "";
  }

  private static String cancel(SessionModel session) {
    return switch (session.state().phase()) {
      case ATTEMPTING ->
          session.isCancelling()
              ? ""
              : session.state().role() == Role.FILE ? "Stop reading" : "Cancel this attempt";
      case TRYING, WAITING -> "Stop trying";
      default -> "";
    };
  }

  private static String detail(SessionModel session, long now) {
    SessionState state = session.state();
    String word = session.word();
    return switch (state.phase()) {
      case ATTEMPTING ->
          state.deadline().isEmpty()
              ? word
              : word + ", " + Words.clock(state.deadline().getAsLong() - now) + " left";
      case LISTENING -> listening(word, state);
      case TRYING, KEPT, WAITING -> Keep.words(state, now);
      default -> word + traffic(state);
    };
  }

  /// What matters stands first: a narrow row cuts the end off.
  private static String listening(String word, SessionState state) {
    String what = state.total() == 0 ? word : state.open() + " open";
    return what + " on " + Words.address(state.local());
  }

  private static String traffic(SessionState state) {
    Recording recording = state.recording();
    if (recording == null) {
      return "";
    }
    Recording.Extent extent = recording.extent();
    return extent.bytes() == 0
        ? ""
        : "  \u25B8 " + Words.bytes(extent.sent()) + "  \u25C2 " + Words.bytes(extent.received());
  }
}
