package dev.endpoint.app.bridge;

import dev.endpoint.app.model.Change;
import dev.endpoint.engine.session.SessionState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// News on its way to the FX thread, at most one piece per session: a newer one takes the place of
/// an older one. Sessions come out in the order in which they first went in. Any thread.
final class Mailbox {
  private final Map<Long, Change> waiting = new LinkedHashMap<>();

  synchronized void changed(SessionState state) {
    waiting.put(state.id(), new Change.Changed(state));
  }

  synchronized void removed(long id) {
    waiting.put(id, new Change.Removed(id));
  }

  synchronized List<Change> take(int most) {
    List<Change> batch = new ArrayList<>(Math.min(most, waiting.size()));
    Iterator<Change> oldest = waiting.values().iterator();
    while (batch.size() < most && oldest.hasNext()) {
      batch.add(oldest.next());
      oldest.remove();
    }
    return batch;
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }
}
