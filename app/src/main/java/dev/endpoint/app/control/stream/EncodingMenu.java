package dev.endpoint.app.control.stream;

import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// How bytes are read as text.
final class EncodingMenu extends Menu {
  private final ToggleGroup group = new ToggleGroup();
  private final StreamView view;

  EncodingMenu(StreamView view) {
    super("Encoding of text");
    this.view = view;
    Encoding.supported().forEach(this::add);
  }

  private void add(Encoding encoding) {
    RadioMenuItem item = new RadioMenuItem(encoding.words());
    item.setToggleGroup(group);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> view.setEncoding(encoding));
    view.encodingProperty().subscribe(now -> item.setSelected(now == encoding));
    getItems().add(item);
  }
}
