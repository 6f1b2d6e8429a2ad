package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.syntax.Side;

/// What the one primary button does now. It stays in its place and changes its word.
public enum Primary {
  CONNECT("Connect", true),
  LISTEN("Listen", true),
  /// Said out loud, because other computers will be able to reach it.
  LISTEN_ON_NETWORK("Listen on the network", true),
  CANCEL("Cancel", false),
  CANCELLING("Cancelling \u2026", false),
  CLOSE("Close", false),
  CLOSING("Closing \u2026", false),
  STOP("Stop", false),
  STOPPING("Stopping \u2026", false);

  private final String label;
  private final boolean starts;

  Primary(String label, boolean starts) {
    this.label = label;
    this.starts = starts;
  }

  public String label() {
    return label;
  }

  /// Whether it starts something from the text in the bar, rather than ending what is selected.
  public boolean starts() {
    return starts;
  }

  /// Whether it only says that something is on its way.
  public boolean isWaiting() {
    return this == CANCELLING || this == CLOSING || this == STOPPING;
  }

  public static Primary start(Side side, boolean exposed) {
    if (side == Side.CLIENT) {
      return CONNECT;
    }
    return exposed ? LISTEN_ON_NETWORK : LISTEN;
  }

  /// What ends the session; `otherwise` when it has ended.
  public static Primary end(SessionModel session, Primary otherwise) {
    SessionState.Phase phase = session.state().phase();
    return switch (phase) {
      case ATTEMPTING -> session.isCancelling() ? CANCELLING : CANCEL;
      case LISTENING, TRYING, KEPT, WAITING -> STOP;
      case STOPPING -> STOPPING;
      case OPEN, WE_FINISHED, PEER_FINISHED -> CLOSE;
      case CLOSING -> CLOSING;
      case STOPPED, CLOSED, FAILED, CANCELLED, TIMED_OUT -> otherwise;
    };
  }
}
