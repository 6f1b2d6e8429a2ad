package dev.endpoint.app.control.stream;

import dev.endpoint.app.bridge.Doorbell;
import dev.endpoint.app.control.Shown;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Where one types what to look for, and reads what became of it.
public final class FindBar extends Strip {
  /// What one does here.
  public interface Actions {
    /// Something else was typed or chosen.
    void look(Query query);

    void step(boolean forward);

    /// What was typed is looked for in the words of events.
    void events(Query query);

    void close();
  }

  private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");

  private final Actions actions;

  /// What is typed within one pulse is looked for once.
  private final Doorbell typed;

  private final Map<Query.Kind, ToggleButton> kinds = new EnumMap<>(Query.Kind.class);
  private final ToggleButton matchCase = new ToggleButton("Aa");
  private final Button previous = icon("find-up", "The match before (Shift+F3)");
  private final Button events = new Button("Events");
  private final Button next = icon("find-down", "The next match (F3)");
  private Query.Kind kind = Query.Kind.TEXT;
  private Encoding encoding = Encoding.UTF_8;

  public FindBar(Actions actions, Executor fx) {
    super("Find");
    this.actions = actions;
    typed = new Doorbell(fx, this::look);
    field.textProperty().addListener(_ -> typed.ring());
    for (Query.Kind each : Query.Kind.values()) {
      ToggleButton button = new ToggleButton(each.words());
      button.setTooltip(new Tooltip(each.prompt(encoding)));
      button.setOnAction(_ -> turn(each));
      kinds.put(each, button);
    }
    matchCase.getStyleClass().add("small");
    matchCase.setMinWidth(USE_PREF_SIZE);
    matchCase.setTooltip(new Tooltip("Upper and lower case are different"));
    matchCase.setAccessibleText("Match case");
    matchCase.setOnAction(_ -> typed.ring());
    previous.setOnAction(_ -> actions.step(false));
    next.setOnAction(_ -> actions.step(true));
    events.getStyleClass().addAll("small", "flat");
    events.setMinWidth(USE_PREF_SIZE);
    events.setTooltip(new Tooltip("Shows the events that say this, among the messages"));
    events.setOnAction(_ -> actions.events(query()));
    offerEvents(false);
    add(
        segments(kinds.values().toArray(ToggleButton[]::new)),
        matchCase,
        words,
        events,
        previous,
        next);
    choose(kind);
  }

  private void turn(Query.Kind chosen) {
    choose(chosen);
    field.requestFocus();
  }

  private void choose(Query.Kind chosen) {
    kind = chosen;
    kinds.forEach((each, button) -> button.setSelected(each == chosen));
    field.setPromptText(chosen.prompt(encoding));
    matchCase.setDisable(!chosen.hasCase());
    events.setDisable(chosen == Query.Kind.HEX);
    typed.ring();
  }

  /// Text is looked for as it is read.
  public void setEncoding(Encoding next) {
    encoding = next;
    choose(kind);
  }

  /// Whether there is somebody to show events.
  void offerEvents(boolean offered) {
    Shown.when(events, offered);
  }

  private boolean look() {
    if (isVisible()) {
      actions.look(query());
    }
    return false;
  }

  public Query query() {
    return new Query(field.getText(), kind, matchCase.isSelected(), encoding);
  }

  @Override
  void enter(boolean shift) {
    actions.step(!shift);
  }

  @Override
  void close() {
    actions.close();
  }

  /// @param selected what to look for; null for the same as before
  public void open(@Nullable Query selected) {
    setVisible(true);
    if (selected != null) {
      field.setText(selected.text());
      choose(selected.kind());
    }
    typed.ring();
  }

  public void show(FindStatus status, boolean canStep) {
    boolean wrong = status.tone() == FindStatus.Tone.WRONG;
    words.setText(wrong ? "" : status.words());
    field.setAccessibleHelp(status.words());
    words.pseudoClassStateChanged(ABSENT, status.tone() == FindStatus.Tone.ABSENT);
    complain(wrong ? status.words() : "");
    previous.setDisable(!canStep);
    next.setDisable(!canStep);
  }
}
