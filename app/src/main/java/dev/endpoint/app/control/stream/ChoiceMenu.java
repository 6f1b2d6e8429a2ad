package dev.endpoint.app.control.stream;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// A menu of which one thing is chosen.
final class ChoiceMenu<T> extends Menu {
  /// @param chosen what is chosen now
  /// @param choose chooses another one
  ChoiceMenu(
      String title,
      List<? extends T> choices,
      Function<? super T, String> words,
      ObservableValue<? extends T> chosen,
      Consumer<? super T> choose) {
    super(title);
    ToggleGroup group = new ToggleGroup();
    for (T choice : choices) {
      RadioMenuItem item = new RadioMenuItem(words.apply(choice));
      item.setToggleGroup(group);
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> choose.accept(choice));
      chosen.subscribe(now -> item.setSelected(choice.equals(now)));
      getItems().add(item);
    }
  }
}
