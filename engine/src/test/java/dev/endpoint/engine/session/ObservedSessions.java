package dev.endpoint.engine.session;

import dev.endpoint.engine.session.SessionState.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Remembers the latest state of every session, and each phase it went through.
final class ObservedSessions implements SessionObserver {
  final Map<Long, SessionState> latest = new LinkedHashMap<>();
  final Map<Long, List<Phase>> phases = new LinkedHashMap<>();
  final List<Long> removed = new ArrayList<>();
  final List<Duration> standstills = new ArrayList<>();
  long grew;

  @Override
  public void changed(SessionState state) {
    latest.put(state.id(), state);
    List<Phase> seen = phases.computeIfAbsent(state.id(), id -> new ArrayList<>());
    if (seen.isEmpty() || seen.getLast() != state.phase()) {
      seen.add(state.phase());
    }
  }

  @Override
  public void removed(long id) {
    removed.add(id);
    latest.remove(id);
  }

  @Override
  public void stoodStill(Duration time) {
    standstills.add(time);
  }

  @Override
  public void grew(long id) {
    grew++;
  }

  /// Those that this one accepted or tried, in the order they began.
  List<SessionState> childrenOf(long parent) {
    return latest.values().stream().filter(state -> state.parent() == parent).toList();
  }
}
