package dev.endpoint.app.model;

import dev.endpoint.app.settings.HistoryEntry;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.syntax.Side;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was typed over the string of each session, or while none was selected, and not used yet. So
/// going to another session and back loses nothing, as with the tabs of a browser.
final class Drafts {
  private final WorkbenchModel workbench;

  /// By the session's id; 0 while none was selected.
  private final Map<Long, HistoryEntry> drafts = new HashMap<>();

  private long shownId;

  Drafts(WorkbenchModel workbench) {
    this.workbench = workbench;
  }

  /// The string of a session, and for which side; nothing for none, nor for a file.
  static HistoryEntry original(@Nullable SessionModel session, Side otherwise) {
    if (session == null || session.state().role() == Role.FILE) {
      return new HistoryEntry(otherwise, "");
    }
    Role role = session.state().role();
    Side side = role == Role.CONNECT || role == Role.KEEP ? Side.CLIENT : Side.SERVER;
    return new HistoryEntry(side, session.state().text());
  }

  /// Goes over to another session.
  ///
  /// @param typed what the bar holds now
  /// @param used whether that was started, so that it is no draft any more
  /// @return what the bar is to show, or null when this session is shown already
  @Nullable HistoryEntry turn(@Nullable SessionModel next, HistoryEntry typed, boolean used) {
    long id = next == null ? 0 : next.id();
    if (id == shownId) {
      return null;
    }
    SessionModel before = workbench.session(shownId);
    boolean gone = shownId != 0 && before == null;
    if (used || gone || typed.equals(original(before, typed.side()))) {
      drafts.remove(shownId);
    } else {
      drafts.put(shownId, typed);
    }
    shownId = id;
    return drafts.getOrDefault(id, original(next, typed.side()));
  }
}
