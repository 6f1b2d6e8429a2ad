package dev.endpoint.app.model;

import dev.endpoint.engine.session.SessionState.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The sessions as one flat list of rows: listeners with what they accepted, connections, keepers
/// with their attempts (the newest first, and folded until somebody wants to see them), ended ones.
/// Made anew once per batch of changes; only the rows that differ are replaced, so nothing jumps
/// and nothing else is drawn again.
public final class SidebarModel {
  private final WorkbenchModel workbench;
  private final ObservableList<SidebarRow> rows = FXCollections.observableArrayList();
  private final Set<Section> foldedSections = EnumSet.noneOf(Section.class);

  /// Sessions that are not as they begin: listeners unfolded, keepers folded.
  private final Set<Long> turned = new HashSet<>();

  private boolean changing;

  public SidebarModel(WorkbenchModel workbench) {
    this.workbench = workbench;
    workbench.revisionProperty().subscribe(revision -> rebuild());
  }

  /// Read only.
  public ObservableList<SidebarRow> rows() {
    return rows;
  }

  /// Whether the rows are being replaced right now: a list that moves its selection then does so by
  /// itself, and not because somebody chose a row.
  public boolean isChanging() {
    return changing;
  }

  /// Opens what is folded and folds what is open; rows that cannot fold stay as they are.
  public void toggle(SidebarRow row) {
    switch (row) {
      case SidebarRow.Heading h -> flip(foldedSections, h.section());
      case SidebarRow.Entry e -> {
        if (e.foldable()) {
          flip(turned, e.session().id());
        }
      }
    }
    rebuild();
  }

  private static <T> void flip(Set<T> set, T value) {
    if (!set.remove(value)) {
      set.add(value);
    }
  }

  /// The index of the session's row, or -1 while it is folded away.
  public int indexOf(@Nullable SessionModel session) {
    for (int i = 0; session != null && i < rows.size(); i++) {
      if (rows.get(i) instanceof SidebarRow.Entry e && e.session() == session) {
        return i;
      }
    }
    return -1;
  }

  private void rebuild() {
    Map<Section, List<SessionModel>> groups = new EnumMap<>(Section.class);
    for (SessionModel session : workbench.sessions()) {
      if (workbench.session(session.state().parent()) == null) {
        groups.computeIfAbsent(section(session), k -> new ArrayList<>()).add(session);
      }
    }
    turned.removeIf(id -> workbench.session(id) == null);
    List<SidebarRow> next = new ArrayList<>();
    for (Section section : Section.values()) {
      List<SessionModel> members = groups.getOrDefault(section, List.of());
      add(next, section, section == Section.ENDED ? members.reversed() : members);
    }
    replace(next);
  }

  private void add(List<SidebarRow> next, Section section, List<SessionModel> members) {
    if (members.isEmpty()) {
      return;
    }
    boolean folded = foldedSections.contains(section);
    next.add(new SidebarRow.Heading(section, members.size(), folded));
    if (!folded) {
      members.forEach(session -> add(next, session));
    }
  }

  private void add(List<SidebarRow> next, SessionModel session) {
    boolean folded = session.isKeeper() != turned.contains(session.id());
    next.add(new SidebarRow.Entry(session, 0, !session.children().isEmpty(), folded));
    if (!folded) {
      List<SessionModel> children = session.children();
      for (SessionModel child : session.isKeeper() ? children.reversed() : children) {
        next.add(new SidebarRow.Entry(child, 1, false, false));
      }
    }
  }

  /// A listener stays among the listeners while a connection that it accepted is open.
  private static Section section(SessionModel session) {
    if (session.state().role() == Role.FILE) {
      return Section.FILES;
    }
    boolean ended = isOver(session) && session.children().stream().allMatch(SidebarModel::isOver);
    if (ended) {
      return Section.ENDED;
    }
    return session.state().role() == Role.LISTEN ? Section.LISTENERS : Section.CONNECTIONS;
  }

  private static boolean isOver(SessionModel session) {
    return session.state().phase().isEnded();
  }

  /// Replaces the rows between the equal beginning and the equal end.
  private void replace(List<SidebarRow> next) {
    int head = 0;
    int shorter = Math.min(rows.size(), next.size());
    while (head < shorter && rows.get(head).equals(next.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && rows.get(rows.size() - 1 - tail).equals(next.get(next.size() - 1 - tail))) {
      tail++;
    }
    changing = true;
    if (head < rows.size() - tail) {
      rows.remove(head, rows.size() - tail);
    }
    if (head < next.size() - tail) {
      rows.addAll(head, next.subList(head, next.size() - tail));
    }
    changing = false;
  }
}
