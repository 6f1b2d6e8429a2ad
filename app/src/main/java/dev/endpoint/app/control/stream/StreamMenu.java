package dev.endpoint.app.control.stream;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/// What can be done with the selected bytes.
final class StreamMenu extends ContextMenu {
  private final StreamView view;

  StreamMenu(StreamView view) {
    this.view = view;
    for (CopyForm form : CopyForm.values()) {
      getItems().add(item(form.words(), () -> view.copy(form)));
    }
    MenuItem all = item("Select all", view::selectAll);
    all.setAccelerator(KeyCombination.valueOf("Shortcut+A"));
    getItems().addAll(new SeparatorMenuItem(), all);
    setOnShowing(_ -> prepare());
  }

  private static MenuItem item(String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void prepare() {
    boolean nothing = view.panes().selection().isEmpty();
    for (CopyForm form : CopyForm.values()) {
      MenuItem item = getItems().get(form.ordinal());
      item.setDisable(nothing);
      boolean shortcut = form == (view.panes().lead().isHex() ? CopyForm.HEX : CopyForm.TEXT);
      item.setAccelerator(shortcut ? KeyCombination.valueOf("Shortcut+C") : null);
    }
  }
}
