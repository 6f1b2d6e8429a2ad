package dev.endpoint.app.model;

/// One line of the sidebar. Rows are equal when they show the same thing in the same place.
public sealed interface SidebarRow {
  /// @param count how many sessions the group holds, those of listeners not counted
  record Heading(Section section, int count, boolean folded) implements SidebarRow {}

  /// @param depth 0 at the margin, 1 below its listener
  /// @param foldable whether it has rows below it
  record Entry(SessionModel session, int depth, boolean foldable, boolean folded)
      implements SidebarRow {}
}
