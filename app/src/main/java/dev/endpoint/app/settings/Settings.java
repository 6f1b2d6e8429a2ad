package dev.endpoint.app.settings;

import dev.endpoint.engine.syntax.Side;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// What the window remembers from one start to the next. FX thread only.
public final class Settings {
  public static final int MAX_HISTORY = 100;

  private static final String HISTORY = "history.";
  private static final String CUTTING = "cutting.";
  private static final String COLOUR = "colour.";

  private final DoubleProperty x = new SimpleDoubleProperty(this, "window.x", Double.NaN);
  private final DoubleProperty y = new SimpleDoubleProperty(this, "window.y", Double.NaN);
  private final DoubleProperty width = new SimpleDoubleProperty(this, "window.width", 1200);
  private final DoubleProperty height = new SimpleDoubleProperty(this, "window.height", 800);
  private final BooleanProperty maximized =
      new SimpleBooleanProperty(this, "window.maximized", false);
  private final DoubleProperty sidebarWidth = new SimpleDoubleProperty(this, "sidebar.width", 270);
  private final StreamLook look = new StreamLook();
  private final CaptureKeeping captures = new CaptureKeeping();
  private final BooleanProperty sidebarFolded =
      new SimpleBooleanProperty(this, "sidebar.folded", false);
  private final BooleanProperty startPageDone =
      new SimpleBooleanProperty(this, "start.page.done", false);
  private final ObjectProperty<ThemeChoice> theme =
      new SimpleObjectProperty<>(this, "theme", ThemeChoice.SYSTEM);
  private final ObservableList<HistoryEntry> history = FXCollections.observableArrayList();
  private final ObservableMap<String, String> cuttings = FXCollections.observableHashMap();
  private final ObjectProperty<@Nullable List<String>> colours =
      new SimpleObjectProperty<>(this, "colours");

  /// Where the left edge of the window was; NaN until it was somewhere.
  public DoubleProperty xProperty() {
    return x;
  }

  public DoubleProperty yProperty() {
    return y;
  }

  public DoubleProperty widthProperty() {
    return width;
  }

  public DoubleProperty heightProperty() {
    return height;
  }

  public BooleanProperty maximizedProperty() {
    return maximized;
  }

  public DoubleProperty sidebarWidthProperty() {
    return sidebarWidth;
  }

  /// How streams are shown.
  public StreamLook look() {
    return look;
  }

  /// How much is recorded, and how long it is kept.
  public CaptureKeeping captures() {
    return captures;
  }

  /// Whether the sidebar shows glyphs only.
  public BooleanProperty sidebarFoldedProperty() {
    return sidebarFolded;
  }

  /// Whether the start page has served its purpose.
  public BooleanProperty startPageDoneProperty() {
    return startPageDone;
  }

  public ObjectProperty<ThemeChoice> themeProperty() {
    return theme;
  }

  /// Endpoint strings that were used, the newest first, each once.
  public ObservableList<HistoryEntry> history() {
    return history;
  }

  /// How conversations are cut into messages, by the type of their endpoint.
  public ObservableMap<String, String> cuttings() {
    return cuttings;
  }

  /// The rules that colour messages; null until one was changed.
  public ObjectProperty<@Nullable List<String>> coloursProperty() {
    return colours;
  }

  /// Puts the string first in the history.
  public void used(HistoryEntry entry) {
    history.remove(entry);
    history.addFirst(entry);
    if (history.size() > MAX_HISTORY) {
      history.remove(MAX_HISTORY, history.size());
    }
  }

  /// Runs the action whenever anything here changes.
  public void onChange(Runnable action) {
    Stream.of(
            numbers(),
            flags(),
            words(),
            captures.figures(),
            List.of(theme, history, cuttings, colours))
        .<Observable>flatMap(List::stream)
        .forEach(value -> value.addListener((Observable o) -> action.run()));
  }

  /// As saved.
  Properties toProperties() {
    Properties saved = new Properties();
    numbers().forEach(n -> saved.setProperty(n.getName(), String.valueOf(n.get())));
    flags().forEach(f -> saved.setProperty(f.getName(), String.valueOf(f.get())));
    words().forEach(w -> saved.setProperty(w.getName(), w.get()));
    captures.figures().forEach(f -> saved.setProperty(f.getName(), String.valueOf(f.get())));
    saved.setProperty(theme.getName(), theme.get().word());
    for (int i = 0; i < history.size(); i++) {
      HistoryEntry entry = history.get(i);
      saved.setProperty(
          HISTORY + i, entry.side().name().toLowerCase(Locale.ROOT) + " " + entry.text());
    }
    cuttings.forEach((type, cutting) -> saved.setProperty(CUTTING + type, cutting));
    List<String> rules = colours.get();
    if (rules != null) {
      // Their number tells none from not chosen yet.
      saved.setProperty(colours.getName(), String.valueOf(rules.size()));
      for (int i = 0; i < rules.size(); i++) {
        saved.setProperty(COLOUR + i, rules.get(i));
      }
    }
    return saved;
  }

  /// Takes what was saved; what is missing or makes no sense keeps its default.
  void take(Properties saved) {
    numbers().forEach(n -> n.set(number(saved.getProperty(n.getName()), n.get())));
    flags()
        .forEach(
            f ->
                f.set(
                    Boolean.parseBoolean(saved.getProperty(f.getName(), String.valueOf(f.get())))));
    words().forEach(w -> w.set(saved.getProperty(w.getName(), w.get())));
    captures.figures().forEach(f -> f.set(figure(saved.getProperty(f.getName()), f.get())));
    theme.set(ThemeChoice.of(saved.getProperty(theme.getName())));
    history.clear();
    for (int i = 0; i < MAX_HISTORY; i++) {
      String line = saved.getProperty(HISTORY + i, "");
      int space = line.indexOf(' ');
      if (space > 0) {
        Side side = line.startsWith("server") ? Side.SERVER : Side.CLIENT;
        history.add(new HistoryEntry(side, line.substring(space + 1)));
      }
    }
    cuttings.clear();
    for (String name : saved.stringPropertyNames()) {
      if (name.startsWith(CUTTING)) {
        cuttings.put(name.substring(CUTTING.length()), saved.getProperty(name));
      }
    }
    colours.set(saved.containsKey(colours.getName()) ? lines(saved, COLOUR) : null);
  }

  private static List<String> lines(Properties saved, String prefix) {
    return Stream.iterate(0, i -> i + 1)
        .map(i -> saved.getProperty(prefix + i))
        .takeWhile(Objects::nonNull)
        .toList();
  }

  private List<DoubleProperty> numbers() {
    return Stream.of(List.of(x, y, width, height, sidebarWidth), look.numbers())
        .flatMap(List::stream)
        .toList();
  }

  private List<StringProperty> words() {
    return Stream.of(look.words(), List.of(captures.folderProperty()))
        .flatMap(List::stream)
        .toList();
  }

  private List<BooleanProperty> flags() {
    return List.of(maximized, sidebarFolded, startPageDone);
  }

  private static long figure(@Nullable String text, long otherwise) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : otherwise;
  }

  private static double number(@Nullable String text, double otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
