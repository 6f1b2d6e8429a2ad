package dev.endpoint.app.control;

import dev.endpoint.engine.capture.note.Colour;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/// Shows a colour by glyph and word, and lets one choose another one.
public final class ColourChip extends MenuButton {
  private static final String NONE = "no colour";

  private final Map<@Nullable Colour, RadioMenuItem> items = new HashMap<>();
  private final ToggleGroup group = new ToggleGroup();

  public ColourChip(Consumer<Colour> choose) {
    for (Colour each : Colour.values()) {
      RadioMenuItem item = add(each, () -> choose.accept(each));
      item.getStyleClass().add("colour-" + each.word());
    }
    setMinWidth(USE_PREF_SIZE);
  }

  /// Lets one choose none as well.
  public void offerNone(Runnable choose) {
    add(null, choose);
  }

  private RadioMenuItem add(@Nullable Colour colour, Runnable choose) {
    RadioMenuItem item = new RadioMenuItem(words(colour));
    item.setToggleGroup(group);
    item.setOnAction(chosen -> choose.run());
    items.put(colour, item);
    getItems().add(item);
    return item;
  }

  public static String words(@Nullable Colour colour) {
    return colour == null ? NONE : colour.glyph() + " " + colour.word();
  }

  public void tell(@Nullable Colour now) {
    getStyleClass().setAll("menu-button", "small", "colour-chip");
    if (now != null) {
      getStyleClass().add("colour-" + now.word());
    }
    setText(words(now));
    setAccessibleText("Colour: " + (now == null ? "none" : now.word()));
    items.forEach((colour, item) -> item.setSelected(colour == now));
  }
}
