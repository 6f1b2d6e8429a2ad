package dev.endpoint.app.control.messages;

import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/// What can be done with the selected message.
final class MessageMenu extends ContextMenu {
  private final MessageList list;

  MessageMenu(MessageList list) {
    this.list = list;
    getItems()
        .addAll(
            item("Colour messages like this \u2026", "C", list::colourLike),
            item("Show only messages like this", "F", list::onlyLike),
            new SeparatorMenuItem(),
            item("Go to it in the stream", "Enter", list::jump),
            item("Copy the row", "Shortcut+C", list::copy));
  }

  private static MenuItem item(String words, String key, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setAccelerator(KeyCombination.valueOf(key));
    item.setOnAction(chosen -> action.run());
    return item;
  }

  /// Below the row it is about.
  void open() {
    open(list.belowSelected());
  }

  void open(Point2D where) {
    boolean none = list.selectedProperty().get() == null;
    getItems().forEach(each -> each.setDisable(none));
    show(list, where.getX(), where.getY());
  }
}
