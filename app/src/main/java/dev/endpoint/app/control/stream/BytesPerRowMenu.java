package dev.endpoint.app.control.stream;

import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// How many bytes a row of hex has.
final class BytesPerRowMenu extends Menu {
  private final ToggleGroup group = new ToggleGroup();
  private final StreamView view;

  BytesPerRowMenu(StreamView view) {
    super("Bytes in a row of hex");
    this.view = view;
    add("As many as fit", HexLayout.BY_WIDTH);
    HexLayout.WIDTHS.reversed().forEach(width -> add(String.valueOf(width), width));
  }

  private void add(String words, int width) {
    RadioMenuItem item = new RadioMenuItem(words);
    item.setToggleGroup(group);
    item.setOnAction(_ -> view.setBytesPerRow(width));
    view.bytesPerRowProperty().subscribe(now -> item.setSelected(now.intValue() == width));
    getItems().add(item);
  }
}
