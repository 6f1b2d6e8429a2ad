package dev.endpoint.app.view;

import dev.endpoint.app.control.Late;
import dev.endpoint.app.control.SidebarCell;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SidebarModel;
import dev.endpoint.app.model.SidebarRow;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The list of sessions. The model says what is selected; the list follows it and tells it what the
/// user chose.
public final class SidebarController {
  private final Desk desk;
  private final SidebarModel sidebar;
  private final BooleanBinding filled;
  private final BooleanBinding empty;

  /// Whether the selection of the list is being made to follow the model.
  private boolean following;

  @FXML ListView<SidebarRow> list;

  public SidebarController(Desk desk) {
    this.desk = desk;
    this.sidebar = desk.sidebar();
    this.filled = Bindings.isNotEmpty(sidebar.rows());
    this.empty = Bindings.isEmpty(sidebar.rows()).and(desk.rail().railProperty().not());
  }

  @FXML
  void initialize() {
    Late.until(filled, list);
    SidebarCell.Handlers handlers =
        new SidebarCell.Handlers(sidebar::toggle, session -> desk.actions().cancel(session.id()));
    list.setCellFactory(
        view ->
            new SidebarCell(
                desk.workbench().clockProperty(), desk.rail().railProperty(), handlers));
    list.setItems(sidebar.rows());
    selection().selectedItemProperty().subscribe(this::chosen);
    desk.workbench().selectedProperty().subscribe(session -> follow(true));
    desk.workbench().revisionProperty().subscribe(revision -> follow(false));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void chosen(@Nullable SidebarRow row) {
    if (!following && !sidebar.isChanging() && row instanceof SidebarRow.Entry entry) {
      desk.workbench().select(entry.session());
    }
  }

  /// @param reveal whether to scroll to it
  private void follow(boolean reveal) {
    SessionModel session = desk.workbench().selected();
    int index = sidebar.indexOf(session);
    following = true;
    if (index < 0) {
      selection().clearSelection();
    } else if (selection().getSelectedIndex() != index) {
      selection().clearAndSelect(index);
    }
    following = false;
    if (reveal && index >= 0) {
      list.scrollTo(Math.max(0, index - 2));
    }
  }

  private MultipleSelectionModel<SidebarRow> selection() {
    return list.getSelectionModel();
  }

  private void key(KeyEvent event) {
    SidebarRow row = selection().getSelectedItem();
    if (row == null || event.isAltDown()) {
      return;
    }
    if (event.getCode() == KeyCode.DELETE) {
      desk.endSelected();
      event.consume();
    } else if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
      fold(row, event.getCode() == KeyCode.LEFT);
      event.consume();
    }
  }

  private void fold(SidebarRow row, boolean fold) {
    boolean folded =
        switch (row) {
          case SidebarRow.Heading h -> h.folded();
          case SidebarRow.Entry e -> e.folded();
        };
    if (folded != fold) {
      sidebar.toggle(row);
    }
  }

  public boolean isEmpty() {
    return empty.get();
  }

  public BooleanBinding emptyProperty() {
    return empty;
  }
}
