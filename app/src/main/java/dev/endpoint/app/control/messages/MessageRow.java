package dev.endpoint.app.control.messages;

import dev.endpoint.app.control.stream.CellSize;
import dev.endpoint.app.control.stream.ClockFormat;
import dev.endpoint.app.control.stream.Sizes;
import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.message.Message;
import dev.endpoint.engine.capture.note.Colour;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// One row of the list, reused for whatever message comes here next. Nothing is set that is so
/// already.
final class MessageRow extends Region {
  private static final PseudoClass SENT = PseudoClass.getPseudoClass("sent");
  private static final PseudoClass RECEIVED = PseudoClass.getPseudoClass("received");
  private static final PseudoClass EVENT = PseudoClass.getPseudoClass("event");
  private static final PseudoClass UNCUT = PseudoClass.getPseudoClass("uncut");
  private static final PseudoClass DECODED = PseudoClass.getPseudoClass("decoded");
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("caret");
  private static final PseudoClass COLOURED = PseudoClass.getPseudoClass("coloured");
  private static final Map<Colour, PseudoClass> COLOURS = new EnumMap<>(Colour.class);
  private static final int GAP = 2;

  static {
    for (Colour colour : Colour.values()) {
      COLOURS.put(colour, PseudoClass.getPseudoClass(colour.word()));
    }
  }

  /// Fewer characters are not worth showing.
  private static final int LEAST = 8;

  private static final String SENT_GLYPH = "\u25B6";
  private static final String RECEIVED_GLYPH = "\u25C0";
  private static final String EVENT_GLYPH = "\u2022";

  private final Text mark = text("message-mark");
  private final Text number = text("message-number");
  private final Text time = text("message-time");
  private final Text delta = text("message-time");
  private final Text glyph = text("message-direction");
  private final Text size = text("message-direction");
  private final Text summary = text("message-summary");
  private final Text preview = text("message-preview");
  private final Text remark = text("message-remark");

  MessageRow(ObservableValue<Font> font) {
    getStyleClass().add("message-row");
    setManaged(false);
    setMouseTransparent(true);
    getChildren().addAll(mark, number, time, delta, glyph, size, summary, preview, remark);
    getChildren().forEach(node -> ((Text) node).fontProperty().bind(font));
  }

  private static Text text(String style) {
    Text text = new Text();
    text.setTextOrigin(VPos.BASELINE);
    text.setManaged(false);
    text.getStyleClass().add(style);
    return text;
  }

  void show(
      Line line,
      Columns columns,
      CellSize cell,
      ClockFormat clock,
      boolean selected,
      boolean focused) {
    Message message = line.message();
    Direction direction = message.direction();
    pseudoClassStateChanged(SENT, direction == Direction.SENT);
    pseudoClassStateChanged(RECEIVED, direction == Direction.RECEIVED);
    pseudoClassStateChanged(EVENT, direction == null);
    pseudoClassStateChanged(UNCUT, message.state() == Message.State.UNCUT);
    pseudoClassStateChanged(SELECTED, selected);
    pseudoClassStateChanged(FOCUSED, selected && focused);
    colour(line.rule() == null ? null : line.rule().colour());
    put(mark, columns.mark(), line.rule() == null ? "" : line.rule().colour().glyph(), cell);
    String digits = Long.toString(message.number());
    put(number, columns.number() - digits.length() * cell.width(), digits, cell);
    place(
        time,
        columns.time(),
        clock.text(message.nanos(), message.previousNanos(), line.sentNanos()),
        cell);
    place(delta, columns.delta(), delta(message), cell);
    put(glyph, columns.glyph(), glyph(direction), cell);
    put(
        size,
        columns.size(),
        direction == null ? "" : Sizes.padded(message.size(), Columns.SIZE),
        cell);
    write(line, columns, cell);
  }

  private void colour(@Nullable Colour now) {
    pseudoClassStateChanged(COLOURED, now != null);
    COLOURS.forEach((colour, style) -> pseudoClassStateChanged(style, colour == now));
  }

  /// What it is, its first bytes, and what there is to be said of it; each as far as there is room.
  private void write(Line line, Columns columns, CellSize cell) {
    String words = remark(line.message());
    int room = columns.columns() - words.length();
    pseudoClassStateChanged(DECODED, !line.summary().isEmpty());
    put(summary, columns.summary(), fitted(line.summary(), room), cell);
    int gap = line.summary().isEmpty() ? 0 : GAP;
    room -= summary.getText().length() + gap;
    double x = columns.summary() + width(summary) + gap * cell.width();
    put(preview, x, room < LEAST && gap > 0 ? "" : fitted(line.preview(), room), cell);
    put(remark, x + width(preview), words, cell);
  }

  private static double width(Text text) {
    return text.getText().isEmpty() ? 0 : text.getLayoutBounds().getWidth();
  }

  private static String delta(Message message) {
    String delta = "+" + ClockFormat.gap(message.delta());
    return " ".repeat(Math.max(0, Columns.DELTA - delta.length())) + delta;
  }

  /// In words, for those who hear it and for the clipboard.
  static String spoken(Line line) {
    Message message = line.message();
    String colour = colourWord(line.rule());
    if (message.direction() == null) {
      return "%d%s event: %s".formatted(message.number(), colour, line.preview());
    }
    String who = message.direction() == Direction.SENT ? "sent" : "received";
    String bytes = Sizes.exact(message.size()) + (message.size() == 1 ? " byte: " : " bytes: ");
    String what = line.summary().isEmpty() ? "" : line.summary() + "  ";
    return message.number()
        + colour
        + " "
        + who
        + " "
        + bytes
        + what
        + line.preview()
        + remark(message);
  }

  private static String colourWord(ColourRules.@Nullable Rule rule) {
    return rule == null ? "" : " " + rule.colour().word();
  }

  private static String glyph(@Nullable Direction direction) {
    return direction == null
        ? EVENT_GLYPH
        : direction == Direction.SENT ? SENT_GLYPH : RECEIVED_GLYPH;
  }

  /// What is to be said of a message besides what it says itself.
  private static String remark(Message message) {
    return switch (message.state()) {
      case WHOLE -> "";
      case OPEN -> " \u2026 " + message.words();
      case UNCUT -> "  not cut: " + message.words();
    };
  }

  private static String fitted(String text, int columns) {
    int most = Math.max(LEAST, columns);
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "\u2026";
  }

  private static void place(Text node, double x, String words, CellSize cell) {
    node.setVisible(x >= 0);
    if (x >= 0) {
      put(node, x, words, cell);
    }
  }

  private static void put(Text node, double x, String words, CellSize cell) {
    if (!node.getText().equals(words)) {
      node.setText(words);
    }
    node.setX(Math.round(x));
    node.setY(cell.baseline());
  }
}
