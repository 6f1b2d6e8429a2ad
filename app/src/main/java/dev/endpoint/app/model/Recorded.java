package dev.endpoint.app.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection or a file of which there is a recording, to be chosen.
///
/// @param words what it is, its state and since when
public record Recorded(SessionModel session, String words) {
  /// All there are, the newest first.
  static List<Recorded> all(WorkbenchModel workbench, @Nullable SessionModel except, ZoneId zone) {
    List<Recorded> all = new ArrayList<>();
    for (SessionModel each : workbench.sessions()) {
      if (each != except && each.state().recording() != null) {
        String ends = SidebarLine.ends(each.state());
        String words =
            SidebarLine.name(each.state())
                + (ends.isEmpty() ? "" : ", " + ends)
                + " \u2013 "
                + each.word()
                + ", "
                + Times.dateAndTime(each.state().startedAt(), zone);
        all.add(new Recorded(each, words));
      }
    }
    return all.reversed();
  }
}
