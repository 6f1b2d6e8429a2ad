package dev.endpoint.engine.session;

import dev.endpoint.engine.reactor.Reactor;
import java.time.Duration;

/// Hears of every change, on the reactor thread.
public interface SessionObserver {
  void changed(SessionState state);

  /// The recording has grown, and what is new can be read. Called up to once for each turn of the
  /// reactor, or each piece: it has to be cheap, like ringing a bell that rings already.
  default void grew(long id) {}

  /// So much time passed in which nothing ran; see [Reactor#whenStoodStill].
  default void stoodStill(Duration time) {}

  /// The session was forgotten, or dropped as one of the oldest ended ones.
  void removed(long id);
}
