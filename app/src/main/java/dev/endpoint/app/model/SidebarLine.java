package dev.endpoint.app.model;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;

/// What a row of the sidebar says about a session.
///
/// @param name the endpoint string; for an accepted connection its peer
/// @param detail the state in words, with what matters in that state
/// @param cancellable whether it is an attempt that can be called off
public record SidebarLine(String name, String detail, boolean cancellable) {
  /// @param now reactor time
  public static SidebarLine of(SessionModel session, long now) {
    SessionState state = session.state();
    boolean attempting = state.phase() == Phase.ATTEMPTING;
    return new SidebarLine(
        name(state), detail(session, now), attempting && !session.isCancelling());
  }

  private static String name(SessionState state) {
    return state.role() == Role.ACCEPTED ? Words.address(state.peer()) : state.masked();
  }

  private static String detail(SessionModel session, long now) {
    SessionState state = session.state();
    String word = session.word();
    return switch (state.phase()) {
      case ATTEMPTING ->
          state.deadline().isEmpty()
              ? word
              : word + ", " + Words.clock(state.deadline().getAsLong() - now) + " left";
      case LISTENING -> word + listening(state);
      default -> word + traffic(state);
    };
  }

  private static String listening(SessionState state) {
    return " on "
        + Words.address(state.local())
        + (state.total() == 0 ? "" : ", " + state.open() + " open");
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
