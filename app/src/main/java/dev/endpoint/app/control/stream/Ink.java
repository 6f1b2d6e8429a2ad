package dev.endpoint.app.control.stream;

import javafx.scene.paint.Color;

/// The colours of the stream view, by their names in its style sheet.
public enum Ink {
  TEXT("-stream-text", Color.BLACK),
  DIM("-stream-dim", Color.GRAY),
  ODD("-stream-odd", Color.FIREBRICK),
  GUTTER("-stream-gutter", Color.DIMGRAY),
  SENT("-stream-sent", Color.ROYALBLUE),
  RECEIVED("-stream-received", Color.DARKGOLDENROD),
  EVENT("-stream-event", Color.DIMGRAY),
  SENT_ROW("-stream-sent-row", Color.TRANSPARENT),
  EVENT_ROW("-stream-event-row", Color.TRANSPARENT),
  CARET_ROW("-stream-caret-row", Color.TRANSPARENT),
  SELECTION("-stream-selection", Color.LIGHTBLUE),
  NOTE("-stream-note", Color.LIGHTPINK),
  NOTE_MARK("-stream-note-mark", Color.DEEPPINK),
  DIFFERENT("-stream-different", Color.MISTYROSE),
  DIFFERENT_LINE("-stream-different-line", Color.FIREBRICK),
  ONLY("-stream-only", Color.LIGHTYELLOW),
  ONLY_LINE("-stream-only-line", Color.DARKGOLDENROD),
  LACKING("-stream-lacking", Color.WHITESMOKE),
  MATCH("-stream-match", Color.LIGHTGREEN),
  MATCH_LINE("-stream-match-line", Color.GREEN),
  MATCH_MARK("-stream-match-mark", Color.GREEN),
  CARET("-stream-caret", Color.BLACK);

  private final String property;
  private final Color initial;

  Ink(String property, Color initial) {
    this.property = property;
    this.initial = initial;
  }

  String property() {
    return property;
  }

  Color initial() {
    return initial;
  }
}
