package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.note.Colour;
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
  RULE_RED("-stream-rule-red", Color.TRANSPARENT),
  RULE_RED_ROW("-stream-rule-red-row", Color.TRANSPARENT),
  RULE_AMBER("-stream-rule-amber", Color.TRANSPARENT),
  RULE_AMBER_ROW("-stream-rule-amber-row", Color.TRANSPARENT),
  RULE_GREEN("-stream-rule-green", Color.TRANSPARENT),
  RULE_GREEN_ROW("-stream-rule-green-row", Color.TRANSPARENT),
  RULE_TEAL("-stream-rule-teal", Color.TRANSPARENT),
  RULE_TEAL_ROW("-stream-rule-teal-row", Color.TRANSPARENT),
  RULE_PURPLE("-stream-rule-purple", Color.TRANSPARENT),
  RULE_PURPLE_ROW("-stream-rule-purple-row", Color.TRANSPARENT),
  RULE_GREY("-stream-rule-grey", Color.TRANSPARENT),
  RULE_GREY_ROW("-stream-rule-grey-row", Color.TRANSPARENT),
  CARET("-stream-caret", Color.BLACK);

  private final String property;
  private final Color initial;

  Ink(String property, Color initial) {
    this.property = property;
    this.initial = initial;
  }

  /// That of the mark of a rule or note.
  public static Ink of(Colour colour) {
    return switch (colour) {
      case RED -> RULE_RED;
      case AMBER -> RULE_AMBER;
      case GREEN -> RULE_GREEN;
      case TEAL -> RULE_TEAL;
      case PURPLE -> RULE_PURPLE;
      case GREY -> RULE_GREY;
    };
  }

  /// What is behind the gutter of a row that a rule colours, and behind the bytes of a note.
  public static Ink behind(Colour colour) {
    return switch (colour) {
      case RED -> RULE_RED_ROW;
      case AMBER -> RULE_AMBER_ROW;
      case GREEN -> RULE_GREEN_ROW;
      case TEAL -> RULE_TEAL_ROW;
      case PURPLE -> RULE_PURPLE_ROW;
      case GREY -> RULE_GREY_ROW;
    };
  }

  String property() {
    return property;
  }

  Color initial() {
    return initial;
  }
}
