package dev.endpoint.app.control.attempt;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.Card;
import dev.endpoint.app.model.NextStep;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How a session ended: what happened, what that means, likely causes, next steps as buttons, the
/// code.
public final class CardView extends VBox {
  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

  private final HBox head = new HBox();
  private final Region mark = new Region();
  private final Label title = new Label();
  private final Label where = new Label();
  private final Label meaning = new Label();
  private final VBox causes = new VBox();
  private final FlowPane next = new FlowPane();
  private Consumer<NextStep> onStep = step -> {};
  private Runnable onCopy = () -> {};
  private @Nullable Card shown;
  private boolean compact;

  public CardView() {
    mark.getStyleClass().add("outcome-mark");
    title.getStyleClass().add("outcome-title");
    title.setWrapText(true);
    title.setMinWidth(0);
    where.getStyleClass().add("outcome-where");
    where.setMinWidth(Region.USE_PREF_SIZE);
    meaning.getStyleClass().add("outcome-meaning");
    meaning.setWrapText(true);
    causes.getStyleClass().add("outcome-causes");
    next.getStyleClass().add("outcome-next");
    head.getChildren().addAll(mark, title, where);
    head.getStyleClass().add("outcome-head");
    head.setAlignment(Pos.TOP_LEFT);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(head, meaning, causes, next);
    getStyleClass().add("outcome");
  }

  /// @param step takes what a button offers
  /// @param copy copies the whole story
  public void handle(Consumer<NextStep> step, Runnable copy) {
    onStep = step;
    onCopy = copy;
  }

  public boolean isCompact() {
    return compact;
  }

  /// Whether the buttons stand beside the title, for a place that has little height.
  public void setCompact(boolean compact) {
    this.compact = compact;
    getChildren().remove(next);
    head.getChildren().remove(next);
    if (compact) {
      head.getChildren().add(next);
    } else {
      getChildren().add(next);
    }
    next.setMinWidth(compact ? Region.USE_PREF_SIZE : 0);
    next.setPrefWrapLength(compact ? 300 : 400);
    head.setAlignment(compact ? Pos.CENTER_LEFT : Pos.TOP_LEFT);
    pseudoClassStateChanged(COMPACT, compact);
  }

  public void show(Card card) {
    if (card.equals(shown)) {
      return;
    }
    shown = card;
    getStyleClass().setAll("outcome", "outcome-" + card.tone().name().toLowerCase(Locale.ROOT));
    title.setText(card.title());
    where.setText(card.where());
    text(meaning, card.meaning());
    causes.getChildren().setAll(card.causes().stream().map(CardView::cause).toList());
    causes.setManaged(!card.causes().isEmpty());
    next.getChildren().setAll(card.next().stream().map(this::button).toList());
    next.getChildren().add(copyButton());
    if (!card.next().isEmpty()) {
      next.getChildren().getFirst().getStyleClass().add("outcome-first");
    }
    setAccessibleText(card.text());
  }

  private static void text(Label label, String text) {
    Shown.words(label, label, text);
  }

  private static HBox cause(String words) {
    Region dot = new Region();
    dot.getStyleClass().add("outcome-dot");
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinWidth(0);
    HBox line = new HBox(dot, label);
    line.getStyleClass().add("outcome-cause");
    return line;
  }

  private Button button(NextStep step) {
    Button button = new Button(step.label());
    button.setTooltip(new Tooltip(step.hint()));
    button.setAccessibleText(step.label() + ": " + step.hint());
    button.setOnAction(pressed -> onStep.accept(step));
    return button;
  }

  private Button copyButton() {
    Button button = new Button("Copy story");
    button.getStyleClass().addAll("flat", "outcome-copy");
    button.setTooltip(new Tooltip("Copies the whole attempt as text"));
    button.setOnAction(pressed -> onCopy.run());
    return button;
  }
}
