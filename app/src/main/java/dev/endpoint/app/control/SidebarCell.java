package dev.endpoint.app.control;

import dev.endpoint.app.model.Look;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SidebarLine;
import dev.endpoint.app.model.SidebarRow;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableLongValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A row of the sidebar: a heading, or a session with its glyph, its name, its state in words and a
/// way to cancel it.
public final class SidebarCell extends ListCell<SidebarRow> {
  /// What a cell can ask for.
  ///
  /// @param toggle fold or unfold this row
  /// @param cancel cancel this attempt, stop this keeper
  public record Handlers(Consumer<SidebarRow> toggle, Consumer<SessionModel> cancel) {}

  private final ObservableLongValue clock;
  private final ObservableBooleanValue rail;
  private final Handlers handlers;

  private final Region arrow = new Region();
  private final StateGlyph glyph = new StateGlyph();
  private final Label name = new Label();
  private final Label detail = new Label();
  private final Button cancel = new Button();
  private final VBox words = new VBox(name, detail);
  private final HBox box = new HBox(arrow, glyph, words, cancel);
  private final Tooltip tooltip = new Tooltip();
  private final Tooltip cancelTooltip = new Tooltip();
  private Subscription watching = Subscription.EMPTY;

  /// @param clock reactor time, moving while something changes with time
  /// @param rail whether there is room for the glyph only
  public SidebarCell(ObservableLongValue clock, ObservableBooleanValue rail, Handlers handlers) {
    this.clock = clock;
    this.rail = rail;
    this.handlers = handlers;
    arrow.getStyleClass().add("fold-arrow");
    arrow.setOnMousePressed(
        press -> {
          handlers.toggle().accept(getItem());
          press.consume();
        });
    name.getStyleClass().add("row-name");
    detail.getStyleClass().add("row-detail");
    name.setMinWidth(0);
    detail.setMinWidth(0);
    words.setMinWidth(0);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    cancel.getStyleClass().setAll("row-cancel");
    cancel.setFocusTraversable(false);
    cancel.setTooltip(cancelTooltip);
    cancel.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("row-box");
    setPrefWidth(0);
    rail.subscribe(r -> refresh());
  }

  @Override
  protected void updateItem(@Nullable SidebarRow row, boolean empty) {
    super.updateItem(row, empty);
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    getStyleClass().removeAll("heading", "child", "ended");
    setTooltip(null);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    setGraphic(box);
    switch (row) {
      case SidebarRow.Heading heading -> show(heading);
      case SidebarRow.Entry entry -> watch(entry);
    }
  }

  private void show(SidebarRow.Heading heading) {
    getStyleClass().add("heading");
    arrow(true, heading.folded());
    Shown.when(glyph, false);
    Shown.when(cancel, false);
    Shown.when(words, !rail.get());
    name.setText(heading.section().title() + "  " + heading.count());
    Shown.when(detail, false);
    box.setSpacing(4);
    arrow.setTranslateX(0);
    setAccessibleText(heading.section().title() + ", " + heading.count());
  }

  private void watch(SidebarRow.Entry entry) {
    SessionModel session = entry.session();
    cancel.setOnAction(pressed -> handlers.cancel().accept(session));
    watching =
        Subscription.combine(
            session.stateProperty().subscribe(state -> show(entry)),
            session.cancellingProperty().subscribe(cancelling -> show(entry)),
            clock.subscribe(now -> show(entry)));
  }

  private void show(SidebarRow.Entry entry) {
    SessionModel session = entry.session();
    SidebarLine line = SidebarLine.of(session, clock.get());
    box.setSpacing(8);
    arrow(entry.foldable() && !rail.get(), entry.folded());
    arrow.setTranslateX(0);
    Shown.when(glyph, true);
    glyph.show(Look.of(session.state()));
    Shown.when(words, !rail.get());
    Shown.when(detail, true);
    name.setText(line.name());
    detail.setText(line.detail());
    Shown.when(cancel, !line.cancel().isEmpty() && !rail.get());
    cancel.setAccessibleText(line.cancel());
    cancelTooltip.setText(line.cancel());
    if (entry.depth() > 0 && !getStyleClass().contains("child")) {
      getStyleClass().add("child");
    }
    words.setTranslateX(0);
    setAccessibleText(line.name() + ", " + line.detail());
    tooltip.setText(
        line.name() + "\n" + (line.ends().isEmpty() ? "" : line.ends() + "\n") + line.detail());
    setTooltip(tooltip);
  }

  private void refresh() {
    updateItem(getItem(), isEmpty());
  }

  /// Keeps its place where names stand below one another; in the rail there is none.
  private void arrow(boolean shown, boolean folded) {
    arrow.setVisible(shown && !rail.get());
    arrow.setManaged(!rail.get());
    arrow.getStyleClass().setAll("fold-arrow", folded ? "folded" : "unfolded");
  }
}
