package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.export.Form;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/// What can be done with the selected bytes.
final class StreamMenu extends ContextMenu {
  private static final List<Form> FOR_PEOPLE =
      List.of(Form.TEXT, Form.HEX, Form.DUMP, Form.ESCAPED, Form.BASE64);
  private static final List<Form> FOR_PROGRAMS =
      List.of(Form.C, Form.JAVA, Form.PYTHON, Form.RUST, Form.JSON, Form.SHELL);

  private final StreamView view;
  private final StreamCopier copier;
  private final Map<Form, MenuItem> copies = new EnumMap<>(Form.class);
  private final List<Runnable> preparations = new ArrayList<>();
  private final MenuItem curl = new MenuItem("Copy as curl command");

  StreamMenu(StreamView view, StreamCopier copier) {
    this.view = view;
    this.copier = copier;
    FOR_PEOPLE.forEach(this::add);
    getItems().add(new SeparatorMenuItem());
    FOR_PROGRAMS.forEach(this::add);
    MenuItem all = item("Select all", view::selectAll);
    all.setAccelerator(KeyCombination.valueOf("Shortcut+A"));
    getItems()
        .addAll(
            curl,
            new SeparatorMenuItem(),
            new ChoiceMenu<>(
                "Encoding of text",
                Encoding.supported(),
                Encoding::words,
                view.encodingProperty(),
                view::setEncoding),
            new ChoiceMenu<>(
                "Invisible characters",
                List.of(Invisible.values()),
                Invisible::words,
                view.invisibleProperty(),
                view::setInvisible),
            new ChoiceMenu<>(
                "Bytes in a row of hex",
                HexLayout.CHOICES,
                HexLayout::words,
                view.bytesPerRowProperty(),
                width -> view.setBytesPerRow(width.intValue())),
            all);
    setOnShowing(_ -> prepare());
  }

  private void add(Form form) {
    boolean plain = form == Form.TEXT || form == Form.HEX;
    MenuItem item = item((plain ? "Copy " : "Copy as ") + form.label(), () -> view.copy(form));
    copies.put(form, item);
    getItems().add(item);
  }

  private static MenuItem item(String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /// @param prepare runs each time before they are shown
  void add(List<MenuItem> items, Runnable prepare) {
    getItems().addAll(getItems().size() - 4, items);
    preparations.add(prepare);
  }

  private void prepare() {
    preparations.forEach(Runnable::run);
    boolean nothing = view.panes().selection().isEmpty();
    copies.forEach(
        (form, item) -> {
          item.setDisable(nothing);
          item.setAccelerator(
              form == view.shownForm() ? KeyCombination.valueOf("Shortcut+C") : null);
        });
    curl.setDisable(true);
    copier.curl(this::offerCurl);
  }

  private void offerCurl(String command) {
    curl.setOnAction(_ -> copier.copy(command));
    curl.setDisable(false);
  }
}
